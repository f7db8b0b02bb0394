import type { Interval, IntervalIndex } from "./interval-index";
import { offsetFromPoint } from "../text-caret";
import type { TextMap } from "../text-map";

/** How far beside a character a point may lie and still mean it, px: a little for the mouse, more for a finger. */
export type Tolerance = { x: number; y: number };

const EXACT: Tolerance = { x: 0, y: 0 };

/** The offset of the character under the point; `null` if the point is over no character. */
export function characterAt(map: TextMap, x: number, y: number, tolerance = EXACT): number | null {
  const caret = offsetFromPoint(map, x, y);
  return caret === null ? null : findCharacter(map, caret, x, y, tolerance);
}

/**
 * All that is painted over the character at a point, innermost first. `CSS.highlights.highlightsFromPoint` would
 * answer too, in milliseconds: it asks every range there is.
 */
export function hitTest<Item extends Interval>(
  map: TextMap,
  index: Pick<IntervalIndex<Item>, "at" | "overlapping">,
  x: number,
  y: number,
  tolerance = EXACT,
): Item[] {
  const caret = offsetFromPoint(map, x, y);
  if (caret === null) return [];
  const reach = isBidirectional(map, caret) ? BIDI_REACH : 1;
  if (index.overlapping({ start: caret - reach, end: caret + reach }).length === 0) return [];
  const character = findCharacter(map, caret, x, y, tolerance);
  return character === null ? [] : index.at(character);
}

/**
 * The caret snaps to the nearest gap between two characters, even far beside the text: their boxes decide. Where
 * writing directions meet, the character under the point may be a whole run away from the caret.
 */
function findCharacter(
  map: TextMap,
  caret: number,
  x: number,
  y: number,
  tolerance: Tolerance,
): number | null {
  if (isOver(map, caret, x, y, tolerance)) return caret;
  if (isOver(map, caret - 1, x, y, tolerance)) return caret - 1;
  if (!isBidirectional(map, caret)) return null;
  for (let away = 1; away < BIDI_REACH; away += 1) {
    if (isOver(map, caret + away, x, y, tolerance)) return caret + away;
    if (isOver(map, caret - away - 1, x, y, tolerance)) return caret - away - 1;
  }
  return null;
}

/** How far to look where writing directions meet: the length of a long line. UTF-16 code units. */
const BIDI_REACH = 200;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202b\u202e\u2067]/;

function isBidirectional(map: TextMap, caret: number): boolean {
  const point = map.pointAt(caret, "start");
  if (!point) return false;
  const { node, offset } = point;
  return RIGHT_TO_LEFT.test(node.data.slice(Math.max(0, offset - BIDI_REACH), offset + BIDI_REACH));
}

const ruler = { range: null as Range | null };

function isOver(map: TextMap, offset: number, x: number, y: number, tolerance: Tolerance): boolean {
  const block = map.blockAt(offset, "start");
  if (!block || offset < block.start) return false;
  const from = map.pointAt(offset, "start");
  if (!from) return false;
  ruler.range ??= document.createRange();
  const { range } = ruler;
  const { start, end } = characterAround(from.node.data, from.offset);
  range.setStart(from.node, start);
  range.setEnd(from.node, end);
  for (const box of range.getClientRects()) {
    if (
      x >= box.left - tolerance.x &&
      x <= box.right + tolerance.x &&
      y >= box.top - tolerance.y &&
      y <= box.bottom + tolerance.y
    ) {
      return true;
    }
  }
  return false;
}

/** Half of a surrogate pair has no box of its own. */
function characterAround(data: string, offset: number): { start: number; end: number } {
  const unit = data.charCodeAt(offset);
  if (unit >= 0xdc00 && unit <= 0xdfff) return { start: Math.max(0, offset - 1), end: offset + 1 };
  if (unit >= 0xd800 && unit <= 0xdbff)
    return { start: offset, end: Math.min(offset + 2, data.length) };
  return { start: offset, end: offset + 1 };
}
