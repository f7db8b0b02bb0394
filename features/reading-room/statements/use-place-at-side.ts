import { useLayoutEffect, useRef, type RefObject } from "react";
import { autoUpdate, computePosition, flip, offset, shift } from "@floating-ui/react";
import { BAR_HEIGHT } from "@/dom/viewport";
import type { TextRange } from "@/domain/text/range";
import { useRoom } from "../kernel/room-context";

/** Keeps an element at the side of a passage while the page moves, and in the window when the passage has left it. */
export function usePlaceAtSide(range: TextRange): RefObject<HTMLElement | null> {
  const room = useRoom();
  const floating = useRef<HTMLElement>(null);
  const { start, end } = range;
  useLayoutEffect(() => {
    const element = floating.current;
    const contextElement = room.columnBox;
    if (!element || !contextElement) return undefined;
    const reference = {
      getBoundingClientRect: () => {
        const column = contextElement.getBoundingClientRect();
        const place = room.column?.boxOf({ start, end });
        return place
          ? new DOMRect(column.left, column.top + place.top, column.width, place.bottom - place.top)
          : column;
      },
      contextElement,
    };
    const padding = { top: BAR_HEIGHT + 8, bottom: 10, left: 10, right: 10 };
    const place = async () => {
      const { x, y } = await computePosition(reference, element, {
        placement: "right-start",
        strategy: "fixed",
        middleware: [
          offset(18),
          flip({ padding, crossAxis: false, fallbackPlacements: ["left-start", "bottom-end"] }),
          shift({ padding, crossAxis: true }),
        ],
      });
      Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
    };
    return autoUpdate(reference, element, () => void place());
  }, [start, end, room]);
  return floating;
}
