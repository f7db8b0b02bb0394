/** Shorter than a long task by far, and long enough that leaving the thread costs little. Milliseconds. */
const SLICE_MS = 16;

/**
 * Takes one step after the other, and lets others have the thread between them as soon as a slice of time is used up.
 * Stops early if `goesOn` says so.
 */
export async function inSlices(steps: Iterable<unknown>, goesOn: () => boolean): Promise<void> {
  let began = performance.now();
  for (const _ of steps) {
    if (performance.now() - began < SLICE_MS) continue;
    await nextTask();
    if (!goesOn()) return;
    began = performance.now();
  }
}

/** Timers are held back in windows that nobody looks at; messages are not. */
async function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
  port1.close();
}
