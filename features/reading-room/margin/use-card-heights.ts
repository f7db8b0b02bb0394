import { useCallback, useEffect, useRef, useState } from "react";

/** Until a card has been measured, px. */
const ESTIMATES = { full: 132, line: 32 } as const;

export type CardHeights = {
  /** Gives it to the element around each card; `key` tells whose it is. */
  measure: (key: string) => (element: HTMLElement | null) => void;
  heightOf: (key: string, form: keyof typeof ESTIMATES) => number;
  /** Changes when a height has. */
  version: number;
};

/** One observer for all cards on the screen; heights of cards that have left are remembered. */
export function useCardHeights(): CardHeights {
  const heights = useRef(new Map<string, number>());
  const elements = useRef(new Map<string, HTMLElement>());
  const keys = useRef(new WeakMap<Element, string>());
  const callbacks = useRef(new Map<string, (element: HTMLElement | null) => void>());
  const observer = useRef<ResizeObserver | null>(null);
  const [version, setVersion] = useState(0);

  const take = useCallback((element: Element, height: number): boolean => {
    const key = keys.current.get(element);
    // A card that is leaving measures nothing.
    if (key === undefined || height === 0 || heights.current.get(key) === height) return false;
    heights.current.set(key, height);
    return true;
  }, []);

  useEffect(() => {
    const watch = new ResizeObserver((entries) => {
      const changed = entries.map(({ target }) =>
        take(target, (target as HTMLElement).offsetHeight),
      );
      if (changed.some(Boolean)) setVersion((count) => count + 1);
    });
    observer.current = watch;
    for (const element of elements.current.values()) watch.observe(element);
    return () => {
      watch.disconnect();
      observer.current = null;
    };
  }, [take]);

  const measure = useCallback(
    (key: string) => {
      let callback = callbacks.current.get(key);
      if (!callback) {
        callback = (element) => {
          const before = elements.current.get(key);
          if (before) observer.current?.unobserve(before);
          if (!element) {
            elements.current.delete(key);
            callbacks.current.delete(key);
            return;
          }
          elements.current.set(key, element);
          keys.current.set(element, key);
          // The observer will find nothing new: who has placed the card by an estimate must be told here.
          if (take(element, element.offsetHeight)) setVersion((count) => count + 1);
          observer.current?.observe(element);
        };
        callbacks.current.set(key, callback);
      }
      return callback;
    },
    [take],
  );
  const heightOf = useCallback(
    (key: string, form: keyof typeof ESTIMATES) => heights.current.get(key) ?? ESTIMATES[form],
    [],
  );
  return { measure, heightOf, version };
}
