import { useSyncExternalStore } from "react";
import type { LiveValue, WritableLiveValue } from "@/collab/facts/live-value";

/** `select` must return the same object while nothing it looks at has changed. */
export function useLive<Value, Part>(live: LiveValue<Value>, select: (value: Value) => Part): Part {
  const read = (): Part => select(live.get());
  return useSyncExternalStore(live.subscribe, read, read);
}

export function patchLive<Value extends object>(
  live: WritableLiveValue<Value>,
  patch: Partial<Value>,
): void {
  const now = live.get();
  const changed = (Object.keys(patch) as (keyof Value)[]).some(
    (key) => !Object.is(now[key], patch[key]),
  );
  if (changed) live.set({ ...now, ...patch });
}
