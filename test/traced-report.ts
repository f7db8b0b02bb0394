import type { Block, EditionStructure } from "@/domain/edition/structure";
import type { TextRange } from "@/domain/text/range";

export type PlainEdition = { text: string; structure: EditionStructure };

/** A block of a report, each code unit of which knows where it stood in the first edition; -1 for new ones. */
export type TracedBlock = {
  kind: "heading" | "paragraph" | "item";
  text: string;
  origins: readonly number[];
};

/** What of a stretch is still there. */
export type Gold = {
  /** From its first surviving code unit to its last; `null` where none survived. */
  range: TextRange | null;
  /** Share of its letters that survived, 0 to 1; misread ones survived. */
  survived: number;
  /** Whether it stands letter for letter, with nothing in between. */
  intact: boolean;
};

/** The blocks of an edition, each code unit at home. */
export function trace({ text, structure }: PlainEdition): TracedBlock[] {
  return structure.blocks.map(({ kind, start, end }) => ({
    kind: kind === "heading" || kind === "item" ? kind : "paragraph",
    text: text.slice(start, end),
    origins: Array.from({ length: end - start }, (_, step) => start + step),
  }));
}

/** An edition of traced blocks, and where each of its code units came from. */
export function compose(blocks: readonly TracedBlock[]): {
  edition: PlainEdition;
  origins: Int32Array;
} {
  let text = "";
  const origins: number[] = [];
  const structure: Block[] = [];
  for (const block of blocks) {
    const before = (text === "" ? "" : "\n\n") + (block.kind === "item" ? "• " : "");
    text += before;
    for (const _ of before) origins.push(-1);
    const start = text.length;
    text += block.text;
    for (const origin of block.origins) origins.push(origin);
    const range = { start, end: text.length };
    if (block.kind === "heading") structure.push({ ...range, kind: "heading", level: 2 });
    else if (block.kind === "item") {
      structure.push({ ...range, kind: "item", depth: 0, marker: "•" });
    } else structure.push({ ...range, kind: "paragraph" });
  }
  return {
    edition: { text, structure: { blocks: structure, marks: [] } },
    origins: Int32Array.from(origins),
  };
}

/** Says of stretches of the first edition what became of them. */
export function createGold(
  from: PlainEdition,
  to: PlainEdition,
  origins: Int32Array,
): (range: TextRange) => Gold {
  const places = new Int32Array(from.text.length).fill(-1);
  origins.forEach((origin, place) => {
    if (origin >= 0) places[origin] = place;
  });
  return ({ start, end }) => {
    let [first, last] = [Infinity, -1];
    let [letters, survived] = [0, 0];
    for (let at = start; at < end; at += 1) {
      const blank = /\s/u.test(from.text.charAt(at));
      const place = places[at]!;
      if (!blank) letters += 1;
      if (place < 0 || blank) continue;
      survived += 1;
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
    if (survived === 0) return { range: null, survived: 0, intact: false };
    const range = { start: first, end: last + 1 };
    const intact =
      survived === letters && to.text.slice(range.start, range.end) === from.text.slice(start, end);
    return { range, survived: survived / letters, intact };
  };
}
