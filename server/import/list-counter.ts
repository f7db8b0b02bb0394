/** How a level of a numbered list counts, in the words of .docx; "none" prints no number. */
export type NumberFormat =
  "decimal" | "lowerLetter" | "upperLetter" | "lowerRoman" | "upperRoman" | "none";

const ROMAN: readonly [value: number, digits: string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** A number as a list prints it. Numbers that the format has no digits for are printed as decimals. */
export function formatNumber(value: number, format: NumberFormat): string {
  switch (format) {
    case "none":
      return "";
    case "decimal":
      return String(value);
    case "lowerLetter":
      return toLetters(value);
    case "upperLetter":
      return toLetters(value).toUpperCase();
    case "lowerRoman":
      return toRoman(value);
    case "upperRoman":
      return toRoman(value).toUpperCase();
  }
}

/** a … z, aa, bb, … as word processors count. */
function toLetters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function toRoman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let roman = "";
  for (const [worth, digits] of ROMAN) {
    while (left >= worth) {
      roman += digits;
      left -= worth;
    }
  }
  return roman;
}

/** The numbers of one list, by level. Each item restarts the levels below it. */
export class ListCounter {
  readonly #counts: (number | undefined)[] = [];

  /** @param start the number of the first item at this level */
  next(level: number, start: number): number {
    const count = (this.#counts[level] ?? start - 1) + 1;
    this.#counts[level] = count;
    this.#counts.length = level + 1;
    return count;
  }

  /** The number that stands at this level now, else `start`. */
  at(level: number, start: number): number {
    return this.#counts[level] ?? start;
  }

  restart(level: number): void {
    this.#counts.length = Math.min(this.#counts.length, level);
  }
}
