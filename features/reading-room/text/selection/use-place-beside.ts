import { useLayoutEffect, useRef, type RefObject } from "react";
import { autoUpdate, computePosition, flip, offset, shift } from "@floating-ui/react";
import type { TextRange } from "@/domain/text/range";

/** Finds a passage on the screen. */
export type Measure = {
  /** Its box in client coordinates; `null` where nothing of it is shown. */
  rect: (range: TextRange) => DOMRect | null;
  /** What scrolls with it. */
  element: () => Element | null;
};

/** Keeps an element above a passage, or below it where there is no room, while the page moves. */
export function usePlaceBeside(
  range: TextRange,
  measure: Measure,
): RefObject<HTMLDivElement | null> {
  const floating = useRef<HTMLDivElement>(null);
  const { start, end } = range;
  useLayoutEffect(() => {
    const element = floating.current;
    const contextElement = measure.element();
    if (!element || !contextElement) return undefined;
    const reference = {
      getBoundingClientRect: () =>
        measure.rect({ start, end }) ?? contextElement.getBoundingClientRect(),
      contextElement,
    };
    const place = async () => {
      const { x, y } = await computePosition(reference, element, {
        placement: "top",
        strategy: "fixed",
        middleware: [offset(10), flip({ padding: 64 }), shift({ padding: 10, crossAxis: true })],
      });
      Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
    };
    return autoUpdate(reference, element, () => void place());
  }, [start, end, measure]);
  return floating;
}
