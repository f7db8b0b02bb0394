/** A value that changes, in the form that React's `useSyncExternalStore` takes. */
export type LiveValue<Value> = {
  /** The same object until it changes. */
  readonly get: () => Value;
  /** Returns the unsubscribe function. */
  readonly subscribe: (listener: () => void) => () => void;
};

export type WritableLiveValue<Value> = LiveValue<Value> & { readonly set: (value: Value) => void };

export function createLiveValue<Value>(initial: Value): WritableLiveValue<Value> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
