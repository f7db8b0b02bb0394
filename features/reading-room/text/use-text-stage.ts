import {
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  type RefObject,
} from "react";
import type { TextMap } from "@/dom/text-map";
import { createTextStage, type TextStage } from "@/dom/text-stage";
import type { TextRange } from "@/domain/text/range";
import { measurePassage } from "./selection/measure-passage";
import { throttle } from "./throttle";
import type { Measure } from "./selection/use-place-beside";

/** Colleagues are told at most this often what is on the screen. */
const VIEWPORT_MS = 100;

type Events = { onViewport: (visible: TextRange) => void; onLayout: () => void };

/** The stage is there from the first layout effect on; each of these asks for it when it is needed. */
export type StageRefs = {
  root: RefObject<HTMLDivElement | null>;
  underlay: RefObject<HTMLDivElement | null>;
  stage: RefObject<TextStage | null>;
  /** `null` before it is mounted. */
  map: () => TextMap | null;
  /** For what is placed beside a passage. */
  measure: Measure;
};

/** Keeps the stage of the rendered text, which grows with it. */
export function useTextStage(text: string, events: Events): StageRefs {
  const root = useRef<HTMLDivElement>(null);
  const underlay = useRef<HTMLDivElement>(null);
  const stage = useRef<TextStage>(null);
  const onViewport = useEffectEvent((visible: TextRange) => events.onViewport(visible));
  const onLayout = useEffectEvent(() => events.onLayout());

  useLayoutEffect(() => {
    if (!root.current || !underlay.current) return undefined;
    const report = throttle((visible: TextRange) => onViewport(visible), VIEWPORT_MS);
    const made = createTextStage({
      root: root.current,
      underlay: underlay.current,
      onViewport: report,
      onLayout: () => onLayout(),
    });
    stage.current = made;
    return () => {
      stage.current = null;
      report.cancel();
      made.destroy();
    };
  }, []);
  useLayoutEffect(() => stage.current?.grow(), [text]);

  const map = useCallback(() => stage.current?.map ?? null, []);
  const measure = useMemo(
    (): Measure => ({
      rect: (range) => stage.current && measurePassage(stage.current.map, range),
      element: () => root.current,
    }),
    [],
  );
  return { root, underlay, stage, map, measure };
}
