import { firstRectOf } from "@/dom/text-geometry";
import type { TextBlock } from "@/dom/text-map";
import type { TextStage } from "@/dom/text-stage";
import type { Direction, Segments } from "@/domain/text/segments";
import type { TextRange } from "@/domain/text/range";
import { applyMove, readMove, type Move } from "./keyboard-moves";
import { isElsewhere, isTyping } from "../../kernel/keys/where-keys-go";

export type KeyActions = {
  segments: () => Segments;
  selected: TextRange | null;
  onMove: (range: TextRange) => void;
  onEscape: () => void;
  /** Enter on a selection. */
  onActions: () => void;
  /** Enter on a paragraph without a selection: the annotations in it, in reading order. */
  onOpen: (annotationIds: readonly string[], point: { x: number; y: number }) => void;
};

/** Selecting by arrows while a paragraph has the focus. Returns whether the key meant anything. */
export function handleTextKey(
  stage: TextStage,
  actions: KeyActions,
  event: KeyboardEvent,
): boolean {
  if (isTyping(event.target) || isElsewhere(event.target)) return false;
  const { selected } = actions;
  if (event.key === "Escape") {
    if (selected) actions.onEscape();
    return selected !== null;
  }
  const block = stage.focus.focused();
  if (event.target !== block?.element) return false;
  if (event.key === "Enter") {
    if (selected) actions.onActions();
    else openAnnotations(stage, actions, block);
    return true;
  }
  const wanted = readMove(event, getComputedStyle(block.element).direction === "rtl");
  if (!wanted) return false;
  if (wanted.kind === "sentence" && !selected) step(stage, block, wanted.direction);
  else moveSelection(stage, actions, wanted);
  return true;
}

function step({ map, focus }: TextStage, block: TextBlock, direction: Direction): void {
  const next = direction === 1 ? map.blockAt(block.end, "start") : map.blockAt(block.start, "end");
  if (next && next !== block) focus.focus(next);
}

/** Selects what the move leads to, from where the reader is. */
export function moveSelection(
  { map, focus }: TextStage,
  actions: Pick<KeyActions, "segments" | "selected" | "onMove">,
  wanted: Move,
): void {
  const cursor = (focus.focused() ?? focus.current())?.start ?? 0;
  const range = applyMove(actions.segments(), actions.selected, cursor, wanted);
  if (!range) return;
  const atEnd = wanted.kind === "edge" && wanted.edge === "end";
  const block = atEnd ? map.blockAt(range.end, "end") : map.blockAt(range.start, "start");
  // First the focus: what follows it must find the selection in place.
  if (block && focus.focused() !== block) focus.focus(block);
  actions.onMove(range);
}

function openAnnotations({ map, painter }: TextStage, actions: KeyActions, block: TextBlock): void {
  const items = painter.index.overlapping(block);
  const line = firstRectOf(map, items[0] ?? block);
  actions.onOpen(
    items.map(({ id }) => id),
    { x: line?.left ?? 0, y: line?.bottom ?? 0 },
  );
}
