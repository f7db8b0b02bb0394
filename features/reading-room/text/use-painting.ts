import { useLayoutEffect } from "react";
import type { PaintItem } from "@/dom/highlights/highlight-painter";
import type { PaintedAnnotation, TextColumnProps } from "./text-column-props";
import type { StageRefs } from "./use-text-stage";

type Painted = Pick<
  TextColumnProps,
  "annotations" | "focused" | "hovered" | "colleagues" | "matches" | "pending"
>;

/** Paints on the stage what the props say, before the browser shows a frame; only what changed is touched. */
export function usePainting(
  { stage }: StageRefs,
  { annotations, focused, hovered, colleagues, matches, pending }: Painted,
): void {
  useLayoutEffect(
    () => stage.current?.painter.setItems(annotations.map(toItem)),
    [stage, annotations],
  );
  useLayoutEffect(() => stage.current?.painter.setFocused(focused), [stage, focused]);
  useLayoutEffect(() => stage.current?.painter.setHovered(hovered), [stage, hovered]);
  useLayoutEffect(() => {
    stage.current?.painter.setLayer(
      "colleagues",
      colleagues.map(({ key, start, end, colour }) => ({
        id: key,
        start,
        end,
        style: `person-${colour}`,
      })),
    );
  }, [stage, colleagues]);
  useLayoutEffect(() => {
    stage.current?.painter.setLayer(
      "matches",
      (matches?.ranges ?? []).map(({ start, end }, at) => ({
        id: String(at),
        start,
        end,
        style: at === matches?.current ? "current-match" : "match",
      })),
    );
  }, [stage, matches]);
  useLayoutEffect(() => {
    stage.current?.painter.setLayer(
      "pending",
      pending ? [{ id: "0", ...pending, style: "pending" }] : [],
    );
  }, [stage, pending]);
}

function toItem({ id, start, end, colour }: PaintedAnnotation): PaintItem {
  return { id, start, end, colour: colour ?? "neutral" };
}
