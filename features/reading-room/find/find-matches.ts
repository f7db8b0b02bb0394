import type { TextRange } from "@/domain/text/range";

/** A text made comparable: case, diacritics and the shape of quotation marks, dashes and blanks are gone. */
export type FoldedText = {
  readonly folded: string;
  /** For each code unit of `folded`, the offset in the original where its character begins; one more for the end. */
  readonly starts: Uint32Array;
};

/** What Unicode's decomposition leaves alone, although readers take it for the plain letter. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‛": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "…": "...",
};

export function foldText(text: string): FoldedText {
  const known = new Map<string, string>();
  const pieces: string[] = [];
  const lengths: number[] = [];
  let size = 0;
  for (const [run, plain] of runs(text)) {
    if (plain) {
      pieces.push(run.toLowerCase().replace(/\s/gu, " "));
      lengths.push(run.length);
      size += run.length;
      continue;
    }
    for (const character of run) {
      let folded = known.get(character);
      if (folded === undefined) known.set(character, (folded = foldCharacter(character)));
      pieces.push(folded);
      lengths.push(-character.length);
      size += folded.length;
    }
  }
  return { folded: pieces.join(""), starts: mapStarts(pieces, lengths, size, text.length) };
}

/** The matches of `query` in reading order, without overlap; at most `limit`. A blank query matches nothing. */
export function findMatches(text: FoldedText, query: string, limit = 10_000): TextRange[] {
  const { folded: needle } = foldText(query);
  if (needle.trim() === "") return [];
  const matches: TextRange[] = [];
  let from = text.folded.indexOf(needle);
  while (from !== -1 && matches.length < limit) {
    const range = toRange(text, from, from + needle.length);
    if (range.start >= (matches.at(-1)?.end ?? 0)) matches.push(range);
    from = text.folded.indexOf(needle, from + needle.length);
  }
  return matches;
}

/** Index of the first match at or after `offset`, going round; -1 where there is none. */
export function nextMatch(matches: readonly TextRange[], offset: number): number {
  if (matches.length === 0) return -1;
  const index = matches.findIndex((match) => match.start >= offset);
  return index === -1 ? 0 : index;
}

/** A match that ends inside an expanded character ("s" in "ß") takes the whole of it. */
function toRange({ starts }: FoldedText, from: number, to: number): TextRange {
  const start = starts[from] ?? 0;
  let past = to;
  while (past < starts.length - 1 && starts[past] === starts[to - 1]) past += 1;
  return { start, end: starts[past] ?? start };
}

/** Runs of ASCII, which keep their length when folded, and runs of everything else. */
function* runs(text: string): Generator<[run: string, plain: boolean]> {
  let from = 0;
  for (const match of text.matchAll(/[^\p{ASCII}]+/gu)) {
    if (match.index > from) yield [text.slice(from, match.index), true];
    yield [match[0], false];
    from = match.index + match[0].length;
  }
  if (from < text.length) yield [text.slice(from), true];
}

function foldCharacter(character: string): string {
  const lower = character
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
  const plain = Array.from(lower, (letter) => PLAIN[letter] ?? letter).join("");
  return plain.replace(/[\s\u00ad\u200b]/gu, (blank) =>
    blank === "\u00ad" || blank === "\u200b" ? "" : " ",
  );
}

function mapStarts(
  pieces: readonly string[],
  lengths: readonly number[],
  size: number,
  end: number,
): Uint32Array {
  const starts = new Uint32Array(size + 1);
  let at = 0;
  let offset = 0;
  pieces.forEach((piece, index) => {
    const length = lengths[index] ?? 0;
    for (let unit = 0; unit < piece.length; unit += 1)
      starts[at + unit] = length > 0 ? offset + unit : offset;
    at += piece.length;
    offset += Math.abs(length);
  });
  starts[size] = end;
  return starts;
}
