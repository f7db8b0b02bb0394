import type { LiveValue } from "@/collab/facts/live-value";

/** A value made of others: the same object until one of them changes. */
export function deriveValue<Value>(
  sources: readonly LiveValue<unknown>[],
  derive: () => Value,
): LiveValue<Value> {
  let last: { read: readonly unknown[]; value: Value } | null = null;
  return {
    get() {
      const read = sources.map((source) => source.get());
      const isKnown = last?.read.every((one, index) => Object.is(one, read[index])) ?? false;
      if (!last || !isKnown) last = { read, value: derive() };
      return last.value;
    },
    subscribe(listener) {
      const stops = sources.map((source) => source.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
