import type { TextRange } from "@/domain/text/range";
import type { Dice } from "./campaigns/dice";
import type { TracedBlock } from "./traced-report";

type Piece = { text: string; origins: readonly number[] };

function cut({ text, origins }: Piece, start: number, end: number): Piece {
  return { text: text.slice(start, end), origins: origins.slice(start, end) };
}

/** New text: it comes from nowhere. */
function fresh(text: string): Piece {
  return { text, origins: Array.from(text.split(""), () => -1) };
}

function join<Of extends Piece>(block: Of, pieces: readonly Piece[]): Of {
  return {
    ...block,
    text: pieces.map((piece) => piece.text).join(""),
    origins: pieces.flatMap((piece) => [...piece.origins]),
  };
}

/** A word with the white space after it; an ideograph or an emoji counts as a word. */
const WORD =
  /(?:[\p{Script=Han}\p{Extended_Pictographic}]|[^\s\p{Script=Han}\p{Extended_Pictographic}]+)\s*|\s+/gu;

function wordsOf(block: TracedBlock): Piece[] {
  return [...block.text.matchAll(WORD)].map(({ index, 0: word }) =>
    cut(block, index, index + word.length),
  );
}

/** Replaces (2 of 5), removes (as many as it) and inserts words; `vocabulary` is what new words are taken from. */
export function editWords(
  blocks: readonly TracedBlock[],
  share: number,
  vocabulary: readonly string[],
  dice: Dice,
): TracedBlock[] {
  const edit = (word: Piece, at: number, words: readonly Piece[]): Piece[] => {
    if (!dice.isLucky(share)) return [word];
    // A word that stands nearby could restore what another edit took away: then nothing would have happened.
    const nearby = words.slice(Math.max(0, at - 3), at + 4).map(({ text }) => text.trim());
    const other = (): string => {
      for (;;) {
        const drawn = dice.pick(vocabulary);
        if (!nearby.some((one) => one.startsWith(drawn))) return drawn;
      }
    };
    const chance = dice.next();
    if (chance < 0.3) return [];
    if (chance < 0.6) return [word, fresh(`${other()} `)];
    const space = /\s*$/u.exec(word.text)?.[0] ?? "";
    return [fresh(other()), cut(word, word.text.length - space.length, word.text.length)];
  };
  return blocks
    .map((block) => join(block, wordsOf(block).flatMap(edit)))
    .filter(({ text }) => text.trim() !== "");
}

/** What a reading machine takes letters for. */
const MISREAD: Readonly<Record<string, string>> = {
  a: "o",
  b: "h",
  c: "e",
  d: "cl",
  e: "c",
  f: "t",
  g: "q",
  h: "b",
  i: "l",
  l: "1",
  m: "rn",
  n: "u",
  o: "0",
  r: "n",
  s: "5",
  t: "f",
  u: "n",
  v: "y",
  w: "vv",
  y: "v",
};

/** Misreads (7 of 10), loses and adds single characters; white space, too. */
export function misread(blocks: readonly TracedBlock[], share: number, dice: Dice): TracedBlock[] {
  return blocks.map((block) => {
    const pieces: Piece[] = [];
    let at = 0;
    for (const character of block.text) {
      const piece = cut(block, at, (at += character.length));
      if (!dice.isLucky(share)) pieces.push(piece);
      else {
        const chance = dice.next();
        if (chance < 0.7) {
          const text = MISREAD[character] ?? dice.pick([...Object.keys(MISREAD)]);
          const [origin = -1] = piece.origins;
          pieces.push({ text, origins: Array.from(text.split(""), () => origin) });
        } else if (chance < 0.85) pieces.push(piece, fresh(dice.pick(Array.from(".,'-il "))));
      }
    }
    return join(block, pieces);
  });
}

/** Takes a share of the paragraphs out and puts each back somewhere else. */
export function moveBlocks(
  blocks: readonly TracedBlock[],
  share: number,
  dice: Dice,
): TracedBlock[] {
  const moving = dice.sample(blocks, Math.round(blocks.length * share));
  const staying = blocks.filter((block) => !moving.includes(block));
  for (const block of moving) staying.splice(dice.below(staying.length + 1), 0, block);
  return staying;
}

export function deleteBlocks(
  blocks: readonly TracedBlock[],
  share: number,
  dice: Dice,
): TracedBlock[] {
  const gone = dice.sample(blocks, Math.round(blocks.length * share));
  return blocks.filter((block) => !gone.includes(block));
}

export type SentenceEdit = "delete" | "negate" | "duplicate-beside" | "duplicate-elsewhere";

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Deletes, negates or duplicates a share of the sentences; also says which sentences of the first edition those were.
 */
export function editSentences(
  blocks: readonly TracedBlock[],
  edit: SentenceEdit,
  share: number,
  dice: Dice,
): { blocks: TracedBlock[]; touched: TextRange[] } {
  const touched: TextRange[] = [];
  const copies: Piece[] = [];
  const edited = blocks.map((block) => {
    if (block.kind === "heading") return block;
    const pieces = [...SENTENCES.segment(block.text)].flatMap(({ index, segment }) => {
      const sentence = cut(block, index, index + segment.length);
      if (sentence.text.trim().length < 10 || !dice.isLucky(share)) return [sentence];
      const [start = 0] = sentence.origins;
      touched.push({ start, end: start + segment.trimEnd().length });
      const copy = fresh(sentence.text.trimEnd());
      switch (edit) {
        case "delete":
          return [];
        case "negate":
          return negate(sentence, dice);
        case "duplicate-beside":
          return dice.isLucky(0.5)
            ? [sentence, fresh(/\s$/u.test(sentence.text) ? "" : " "), copy, fresh(" ")]
            : [copy, fresh(" "), sentence];
        case "duplicate-elsewhere":
          copies.push(copy);
          return [sentence];
      }
    });
    return join(block, pieces);
  });
  for (const copy of copies) {
    const at = dice.below(edited.length);
    const host = edited[at]!;
    if (host.kind === "heading") edited.splice(at, 0, { kind: "paragraph", ...copy });
    else edited[at] = join(host, [host, fresh(" "), copy]);
  }
  return { blocks: edited.filter(({ text }) => text.trim() !== ""), touched };
}

/** "not" before or after some word of the sentence. */
function negate(sentence: Piece, dice: Dice): Piece[] {
  const gaps = [...sentence.text.trimEnd().matchAll(/\s+/gu)].map(
    ({ index, 0: { length } }) => index + length,
  );
  const at = gaps.length > 0 ? dice.pick(gaps) : 0;
  return [
    cut(sentence, 0, at),
    fresh(dice.pick(["not ", "never ", "does not "])),
    cut(sentence, at, sentence.text.length),
  ];
}
