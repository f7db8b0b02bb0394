import { useImperativeHandle, useLayoutEffect, useRef, type Ref } from "react";
import { readCaret } from "@/dom/text-selection";
import { firstRectOf, lastRectOf, rectAt } from "@/dom/text-geometry";
import type { TextRange } from "@/domain/text/range";
import type { TextAction, TextColumnHandle } from "../kernel/text-handle";
import type { StageRefs } from "./use-text-stage";

type Doings = {
  selected: TextRange | null;
  select: (range: TextRange | null) => void;
  adjust: (annotationId: string | null, range?: TextRange) => void;
  act: (action: TextAction) => boolean;
};

/** What the room around the text may ask of it. */
export function useTextHandle(
  ref: Ref<TextColumnHandle> | undefined,
  { root, stage }: StageRefs,
  { selected, select, adjust, act }: Doings,
): void {
  // What it does changes with each render; the handle stays, and always does the latest.
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useImperativeHandle(
    ref,
    () => ({
      scrollTo: (range, options) => stage.current?.scroll.to(range, options),
      rectOf: (range) => stage.current && firstRectOf(stage.current.map, range),
      topOf(offset) {
        const box = stage.current && rectAt(stage.current.map, offset);
        return box && root.current ? box.top - root.current.getBoundingClientRect().top : 0;
      },
      boxOf(range) {
        const first = stage.current && firstRectOf(stage.current.map, range);
        const last = stage.current && lastRectOf(stage.current.map, range);
        if (!first || !last || !root.current) return null;
        const { top } = root.current.getBoundingClientRect();
        return { top: first.top - top, bottom: last.bottom - top };
      },
      caret: () =>
        stage.current &&
        (readCaret(stage.current.map) ?? stage.current.focus.focused()?.start ?? null),
      height: () => root.current?.offsetHeight ?? 0,
      selection: () => selected,
      select,
      adjust,
      act: (action) => latest.current(action),
      focus(offset) {
        if (!stage.current) return;
        const { map, focus } = stage.current;
        const block = offset === undefined ? focus.current() : map.blockAt(offset, "start");
        if (block) focus.focus(block);
      },
    }),
    [root, stage, selected, select, adjust],
  );
}
