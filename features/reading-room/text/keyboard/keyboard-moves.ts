import type { Direction, Edge, Segments, TextUnit } from "@/domain/text/segments";
import type { TextRange } from "@/domain/text/range";

/** What a key asks of the selection in the text. */
export type Move =
  /** Selects the next or previous sentence. */
  | { kind: "sentence"; direction: Direction }
  /** Selects a word: at the end or the beginning of what is selected, or the neighbouring one. */
  | { kind: "word"; direction: Direction }
  | { kind: "edge"; edge: Edge; unit: TextUnit; direction: Direction };

export type MovePress = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/**
 * Arrows select sentences (up, down) and words (left, right). With Shift they move the end of the selection, with
 * Alt+Shift its start; with Ctrl (or Cmd) as well, by characters. `rightToLeft` is the writing direction there.
 */
export function readMove(press: MovePress, rightToLeft: boolean): Move | null {
  const arrow = readArrow(press.key, rightToLeft);
  if (!arrow) return null;
  const { axis, direction } = arrow;
  const fine = press.ctrlKey || press.metaKey;
  if (press.shiftKey) {
    const edge = press.altKey ? "start" : "end";
    const unit = axis === "block" ? "sentence" : fine ? "character" : "word";
    return { kind: "edge", edge, unit, direction };
  }
  if (press.altKey || fine) return null;
  return { kind: axis === "block" ? "sentence" : "word", direction };
}

/** `block`: the axis along which lines follow one another. */
function readArrow(
  key: string,
  rightToLeft: boolean,
): { axis: "block" | "inline"; direction: Direction } | null {
  switch (key) {
    case "ArrowDown":
      return { axis: "block", direction: 1 };
    case "ArrowUp":
      return { axis: "block", direction: -1 };
    case "ArrowRight":
      return { axis: "inline", direction: rightToLeft ? -1 : 1 };
    case "ArrowLeft":
      return { axis: "inline", direction: rightToLeft ? 1 : -1 };
    default:
      return null;
  }
}

/**
 * The selection after a move. Without one, `cursor` is where the reader is: the first unit from there on. Where there
 * is nothing further, the selection stays; `null` only where nothing can be selected at all.
 */
export function applyMove(
  segments: Segments,
  selected: TextRange | null,
  cursor: number,
  move: Move,
): TextRange | null {
  if (!selected) {
    const unit = move.kind === "edge" ? move.unit : move.kind;
    return segments.at(cursor, unit) ?? segments.following(cursor, unit);
  }
  switch (move.kind) {
    case "sentence":
      return neighbour(segments, selected, "sentence", move.direction) ?? selected;
    case "word":
      return selectWord(segments, selected, move.direction);
    case "edge":
      return segments.moveEdge(selected, move.edge, move.unit, move.direction);
  }
}

function neighbour(
  segments: Segments,
  { start, end }: TextRange,
  unit: TextUnit,
  direction: Direction,
) {
  return direction === 1 ? segments.following(end, unit) : segments.preceding(start, unit);
}

function selectWord(segments: Segments, selected: TextRange, direction: Direction): TextRange {
  const first = segments.following(selected.start, "word");
  const last = segments.preceding(selected.end, "word");
  const isOneWord = !first || !last || first.start >= last.start;
  if (isOneWord) return neighbour(segments, selected, "word", direction) ?? selected;
  return direction === 1 ? last : first;
}
