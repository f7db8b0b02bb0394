import { HIGHLIGHT_COLOURS, type HighlightColour } from "@/dom/highlights/highlight-styles";

/** Offsets count UTF-16 code units of the text, in which a blank line stands between paragraphs. */
export type Item = {
  id: string;
  start: number;
  end: number;
  colour: HighlightColour;
  /** The words themselves, which the peer wants to be told. */
  quote: string;
};

export type Workload = { name: string; paragraphs: readonly string[]; items: readonly Item[] };

const WORDS = (
  "states convention cluster munitions delegation welcomed the of to and a in that by for on with obligations victims " +
  "assistance clearance stockpile destruction universalisation interpretation concern use condemned position ratify " +
  "accession signatory conference Beirut declaration humanitarian harm civilians should will must consider"
).split(" ");

const LONGEST = 200;
const SHORTEST = 5;

/** The same for everybody, every time. */
export function makeWorkload(name: string, length: number, count: number): Workload {
  const random = createRandom(length + count);
  const pick = <Value>(from: readonly Value[]): Value =>
    from[Math.floor(random() * from.length)] as Value;

  const paragraphs: string[] = [];
  for (let left = length; left > 0; left -= (paragraphs.at(-1)?.length ?? 0) + 2) {
    const words = Array.from({ length: 30 + Math.floor(random() * 90) }, () => pick(WORDS));
    paragraphs.push(`${words.join(" ")}.`);
  }
  const text = paragraphs.join("\n\n");

  const items: Item[] = [];
  while (items.length < count) {
    const start = Math.floor(random() * (text.length - LONGEST));
    const end = start + SHORTEST + Math.floor(random() * (LONGEST - SHORTEST));
    // Both ends in a paragraph: the peer knows no blank lines.
    if (text[start] === "\n" || text[end - 1] === "\n") continue;
    const id = `a${items.length.toString(36).padStart(11, "0")}`;
    items.push({ id, start, end, colour: pick(HIGHLIGHT_COLOURS), quote: text.slice(start, end) });
  }
  return { name, paragraphs, items };
}

/** Mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
