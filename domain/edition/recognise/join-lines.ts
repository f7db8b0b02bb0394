/** After these a hyphen at a line's end is more often one that belongs to the word: "non-|governmental". */
const PREFIXES = new Set(
  "all anti co counter cross ex follow half inter low high long mid mine multi non post pre pro self semi short so sub un vice well".split(
    " ",
  ),
);

const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;
const LAST_PART = /[\p{L}\p{M}-]*$/u;
const FIRST_PART = /^[\p{L}\p{M}-]*/u;
/** Scripts that are written without spaces between words. */
const UNSPACED =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\u3000-\u303F\uFF00-\uFFEF]$/u;
const OPEN_ADDRESS = /(?:https?:\/\/|www\.)\S*[/\-_=&?.]$/iu;

/** How two lines of one paragraph go together: without the last `drop` units of the first, and with `glue` between. */
export type Joint = { drop: 0 | 1; glue: "" | " " };

/** Knows the words of one document, because they tell whether a hyphen at a line's end belongs to its word. */
export class LineJoiner {
  readonly #text: string;
  /** Most documents divide no word: they are not listed before one is. */
  #words: ReadonlySet<string> | null = null;

  /** @param text of the whole document */
  constructor(text: string) {
    this.#text = text;
  }

  /** Both lines come without white space around them, and neither is empty. */
  join(line: string, next: string): Joint {
    if (line.endsWith("\u00AD")) return { drop: 1, glue: "" };
    if (OPEN_ADDRESS.test(line.slice(-400)) && /^[\p{Ll}\p{N}]/u.test(next)) {
      return { drop: 0, glue: "" };
    }
    if (/[-\u2010]$/u.test(line)) return this.#joinHyphen(line, next);
    // Set without spaces: "the ban—which".
    if (/[\p{L}\p{N}]\u2014$/u.test(line)) return { drop: 0, glue: "" };
    const unspaced = UNSPACED.test(lastCharacter(line)) && UNSPACED.test(firstCharacter(next));
    return { drop: 0, glue: unspaced ? "" : " " };
  }

  #joinHyphen(line: string, next: string): Joint {
    if (!/[\p{L}\p{N}]/u.test(line.at(-2) ?? "")) return { drop: 0, glue: " " };
    const left = (LAST_PART.exec(line.slice(-80, -1))?.[0] ?? "").toLowerCase();
    const right = (FIRST_PART.exec(next.slice(0, 80))?.[0] ?? "").toLowerCase();
    // "1990-|2000", "X-|ray": a name or a number is not divided.
    if (left === "" || right === "") {
      return /^(?:and|or|und|oder|et|y)$/u.test(right)
        ? { drop: 0, glue: " " }
        : { drop: 0, glue: "" };
    }
    // "pre- and post-conflict": the hyphen stands for a word that comes.
    if (/^(?:and|or|to|und|oder|bis)$/u.test(right)) return { drop: 0, glue: " " };
    if (this.#knows(`${left}-${right}`)) return { drop: 0, glue: "" };
    if (this.#knows(left + right)) return { drop: 1, glue: "" };
    if (!/^\p{Ll}/u.test(next)) return { drop: 0, glue: "" };
    const keeps = PREFIXES.has(left) || left.includes("-") || right.includes("-");
    return { drop: keeps ? 0 : 1, glue: "" };
  }

  #knows(word: string): boolean {
    this.#words ??= new Set(
      Array.from(this.#text.matchAll(WORD), ([found]) => found.toLowerCase()),
    );
    return this.#words.has(word);
  }
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function lastCharacter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? "";
}
