import { useSyncExternalStore } from "react";

const TICK_MS = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of [...listeners]) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

const read = (): number => Math.floor(Date.now() / TICK_MS) * TICK_MS;

/** The minute it is, in milliseconds since 1970; one clock for all who ask. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, read);
}
