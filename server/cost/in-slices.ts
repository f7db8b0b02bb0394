/** Somebody else's keystroke waits no longer for a slice than for a commit. Milliseconds. */
const SLICE_MS = 5;

/** Takes all steps, without a moment for anybody else. */
export function atOnce<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Takes one step after the other, and lets what else has arrived go first whenever a slice of time is used up. */
export async function inSlices<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
