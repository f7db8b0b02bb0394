import { firstRectOf } from "@/dom/text-geometry";
import type { TextBlock } from "@/dom/text-map";
import type { TextStage } from "@/dom/text-stage";
import type { Direction, Segments } from "@/domain/text/segments";
import type { TextRange } from "@/domain/text/range";
import { applyMove, readMove, type Move } from "./keyboard-moves";
import type { TextKeys } from "../text-column-props";

export type KeyActions = {
  keys: TextKeys;
  segments: () => Segments;
  selected: TextRange | null;
  onMove: (range: TextRange) => void;
  onEscape: () => void;
  /** Enter on a selection. */
  onActions: () => void;
  /** Enter on a paragraph without a selection: the annotations in it, in reading order. */
  onOpen: (annotationIds: readonly string[], point: { x: number; y: number }) => void;
  onHighlight: () => void;
  onComment: () => void;
  onStatement: () => void;
  onAdjust: () => void;
};

/**
 * Selecting and acting on the text by keys: arrows while a paragraph has the focus, single keys anywhere but in fields.
 * Answers whether the key meant anything.
 */
export function handleTextKey(
  stage: TextStage,
  actions: KeyActions,
  event: KeyboardEvent,
): boolean {
  if (isElsewhere(event.target)) return false;
  return handleSingleKey(stage, actions, event) || handleInText(stage, actions, event);
}

function handleSingleKey(stage: TextStage, actions: KeyActions, event: KeyboardEvent): boolean {
  const { keys, selected } = actions;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  switch (event.key) {
    case keys.highlight:
      // Without a selection the key is free for others.
      if (selected) actions.onHighlight();
      return selected !== null;
    case keys.comment:
      if (selected) actions.onComment();
      return selected !== null;
    case keys.statement:
      if (selected) actions.onStatement();
      return selected !== null;
    case keys.sentence:
      move(stage, actions, { kind: "sentence", direction: 1 });
      return true;
    case keys.adjust:
      actions.onAdjust();
      return true;
    default:
      return false;
  }
}

function handleInText(stage: TextStage, actions: KeyActions, event: KeyboardEvent): boolean {
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
  else move(stage, actions, wanted);
  return true;
}

function step({ map, focus }: TextStage, block: TextBlock, direction: Direction): void {
  const next = direction === 1 ? map.blockAt(block.end, "start") : map.blockAt(block.start, "end");
  if (next && next !== block) focus.focus(next);
}

function move({ map, focus }: TextStage, actions: KeyActions, wanted: Move): void {
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

/** Where keys mean something else: fields, and whatever lies over the page. */
function isElsewhere(target: EventTarget | null): boolean {
  const elsewhere =
    "input, textarea, select, [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=slider]";
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest(elsewhere) !== null)
  );
}
