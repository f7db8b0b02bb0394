import type { TextRange } from "@/domain/text/range";
import type { Words } from "@/words/speaker";

/** Longer passages are spoken by their beginning and end. UTF-16 code units. */
const LONGEST_SPOKEN = 240;

/** What to say when the selection has become `after`: what came in or went out where it grew or shrank, else all of it. */
export function describeSelection(
  text: string,
  before: TextRange | null,
  after: TextRange,
  words: Words<"reading-room.text">,
): string {
  const piece = before && findDifference(before, after);
  if (!piece) return words("selected", { passage: shorten(text.slice(after.start, after.end)) });
  const passage = shorten(text.slice(piece.start, piece.end));
  return words(piece.added ? "added" : "leftOut", { passage });
}

/** The stretch by which two ranges that share one end differ. */
function findDifference(
  before: TextRange,
  after: TextRange,
): (TextRange & { added: boolean }) | null {
  if (before.start === after.start && before.end !== after.end) {
    const [start, end] = [Math.min(before.end, after.end), Math.max(before.end, after.end)];
    return { start, end, added: after.end > before.end };
  }
  if (before.end === after.end && before.start !== after.start) {
    const [start, end] = [Math.min(before.start, after.start), Math.max(before.start, after.start)];
    return { start, end, added: after.start < before.start };
  }
  return null;
}

/** A passage on one line, its middle left out where it is long. */
export function shorten(passage: string, longest = LONGEST_SPOKEN): string {
  const line = passage.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  const head = line.slice(0, Math.ceil(longest * 0.65)).replace(/\s+\S*$/, "");
  const tail = line.slice(-Math.floor(longest * 0.3)).replace(/^\S*\s+/, "");
  return `${head} … ${tail}`;
}
