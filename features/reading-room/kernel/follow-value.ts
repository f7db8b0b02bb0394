import type { LiveValue } from "@/collab/facts/live-value";

/** Takes the value now and whenever it changes. Returns the unsubscribe function. */
export function followValue<Value>(
  live: LiveValue<Value>,
  take: (value: Value) => void,
): () => void {
  take(live.get());
  return live.subscribe(() => {
    take(live.get());
  });
}
