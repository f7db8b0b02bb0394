import { useEffect, useEffectEvent } from "react";
import { hitTest } from "@/dom/highlights/hit-test";
import type { StageRefs } from "./use-text-stage";

/** A finger may be this far beside a character, px. */
const FINGER = { x: 6, y: 8 } as const;
const MOUSE = { x: 0, y: 2 } as const;

type PointerHandlers = {
  /** The annotations under a click or tap, innermost first; none on bare text. */
  onHit: (annotationIds: readonly string[], point: { x: number; y: number }) => void;
  onHover: (annotationId: string | null) => void;
};

/** Clicks and hovering over what is painted, which no element stands for. */
export function useTextPointer({ root, stage }: StageRefs, handlers: PointerHandlers): void {
  const onHit = useEffectEvent(handlers.onHit);
  const onHover = useEffectEvent(handlers.onHover);

  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let frame = 0;
    let hovered: string | null = null;
    let pointed: HTMLElement | null = null;

    const click = (event: MouseEvent) => {
      const { target, clientX: x, clientY: y } = event;
      if (!stage.current || event.defaultPrevented || event.button !== 0) return;
      if (target instanceof Element && target.closest("a[href]")) return;
      if (document.getSelection()?.isCollapsed === false) return;
      const finger = event instanceof PointerEvent && event.pointerType !== "mouse";
      const { map, painter } = stage.current;
      const hits = hitTest(map, painter.index, x, y, finger ? FINGER : MOUSE);
      onHit(
        hits.map(({ id }) => id),
        { x, y },
      );
    };
    const hover = (id: string | null, over: HTMLElement | null) => {
      if (id === hovered) return;
      hovered = id;
      // Only this block's: a cursor set on the root would restyle every element of a long text.
      if (pointed) pointed.style.cursor = "";
      pointed = id === null ? null : over;
      if (pointed) pointed.style.cursor = "pointer";
      onHover(id);
    };
    const move = (event: PointerEvent) => {
      if (event.pointerType !== "mouse") return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (!stage.current) return;
        const { map, painter } = stage.current;
        const [hit] =
          event.buttons === 0
            ? hitTest(map, painter.index, event.clientX, event.clientY, MOUSE)
            : [];
        const over = hit && event.target instanceof Node ? map.blockOf(event.target) : null;
        hover(hit?.id ?? null, over?.element ?? null);
      });
    };
    const leave = () => {
      cancelAnimationFrame(frame);
      hover(null, null);
    };

    element.addEventListener("click", click);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerleave", leave);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("click", click);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerleave", leave);
    };
  }, [root, stage]);
}
