/** Calls at most once in `ms` milliseconds, at once and with the latest value at the end of each stretch. */
export function throttle<Value>(
  call: (value: Value) => void,
  ms: number,
): { (value: Value): void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { value: Value } | null = null;

  function flush(): void {
    timer = undefined;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(flush, ms);
    call(value);
  }

  const throttled = (value: Value) => {
    waiting = { value };
    if (timer === undefined) flush();
  };
  return Object.assign(throttled, {
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      waiting = null;
    },
  });
}
