/** A line of a page. `at` is how far down it stands: 0 at the upper edge, 1 at the lower. */
export type PlacedLine = { readonly text: string; readonly at: number };

export type RunningLines<Line extends PlacedLine> = {
  /** Heads and feet that run through the pages, and page numbers. */
  running: ReadonlySet<Line>;
  /** The number printed on each page; "" if there is none. */
  labels: readonly string[];
};

/** So many lines at each edge of a page may be its head or its foot. */
const EDGE = 4;
/** Lines that run through stand at the same height. Share of the page's height. */
const SAME_HEIGHT = 0.012;
const PAGE_NUMBER =
  /^[\s\p{P}|]*(?:p\.|pp?|pages?|seite|página|стр\.?)?[\s\p{P}|]*#(?:\s*(?:\/|of|de|von|sur|из)\s*#)?[\s\p{P}|]*$/iu;
const ROMAN = /^[\s\p{P}]*([ivxlc]{1,7})[\s\p{P}]*$/iu;

type Candidate<Line> = { line: Line; page: number };

/** Tells what is printed on page after page from what is text, by its words, its height and its numbers. */
export function findRunningLines<Line extends PlacedLine>(
  pages: readonly (readonly Line[])[],
): RunningLines<Line> {
  const groups = new Map<string, Candidate<Line>[]>();
  pages.forEach((lines, page) => {
    const sorted = [...lines].sort((a, b) => a.at - b.at);
    const edges = new Set([...sorted.slice(0, EDGE), ...sorted.slice(-EDGE)]);
    for (const line of edges) {
      const key = `${line.at < 0.5 ? "head" : "foot"} ${maskOf(line.text)}`;
      const group = groups.get(key);
      if (group) group.push({ line, page });
      else groups.set(key, [{ line, page }]);
    }
  });

  const running = new Set<Line>();
  const labels = pages.map(() => "");
  const enough = Math.max(2, Math.min(3, pages.length - 1));
  for (const [key, group] of groups) {
    const mask = key.slice(5);
    const level = atOneHeight(group);
    const numbers = countUp(level);
    const isNumber = PAGE_NUMBER.test(mask) || mask === "roman #";
    const repeats = new Set(level.map(({ page }) => page)).size >= enough;
    if (isNumber ? numbers.length < 2 : !repeats || !/\p{L}{3}/u.test(mask)) continue;
    for (const { line } of isNumber ? numbers : level) running.add(line);
    for (const { page, label } of numbers) labels[page] ||= label;
  }
  return { running: atEdges(pages, running), labels };
}

/** Nothing stands between a head and the edge of its page but another head, and so with feet. */
function atEdges<Line extends PlacedLine>(
  pages: readonly (readonly Line[])[],
  found: ReadonlySet<Line>,
): Set<Line> {
  const running = new Set<Line>();
  for (const lines of pages) {
    const down = [...lines].sort((a, b) => a.at - b.at);
    for (const inwards of [down, [...down].reverse()]) {
      const inside = inwards.findIndex((line) => !found.has(line));
      for (const line of inside < 0 ? inwards : inwards.slice(0, inside)) running.add(line);
    }
  }
  return running;
}

/** A line without its numbers, which change from page to page. */
function maskOf(text: string): string {
  if (ROMAN.test(text)) return "roman #";
  return text
    .replace(/\p{N}+/gu, "#")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}

/** Those that stand where most of the group do. */
function atOneHeight<Line extends PlacedLine>(
  group: readonly Candidate<Line>[],
): Candidate<Line>[] {
  const heights = group.map(({ line }) => line.at).sort((a, b) => a - b);
  const middle = heights[heights.length >> 1] ?? 0;
  return group.filter(({ line }) => Math.abs(line.at - middle) <= SAME_HEIGHT);
}

/** Those whose number grows with the page, and that number as it is printed. */
function countUp<Line extends PlacedLine>(
  group: readonly Candidate<Line>[],
): (Candidate<Line> & { label: string })[] {
  const numbered = group.flatMap((candidate) =>
    numbersOf(candidate.line.text).map(({ label, value }) => ({
      ...candidate,
      label,
      lead: value - candidate.page,
    })),
  );
  const counts = new Map<number, number>();
  for (const { lead } of numbered) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < 2) return [];
  return numbered.filter(({ lead }) => lead === best[0]);
}

function numbersOf(text: string): { label: string; value: number }[] {
  const roman = ROMAN.exec(text)?.[1];
  if (roman !== undefined) return [{ label: roman, value: fromRoman(roman.toLowerCase()) }];
  return Array.from(text.matchAll(/\d{1,5}/gu), ([label]) => ({ label, value: Number(label) }));
}

const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function fromRoman(digits: string): number {
  let value = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = ROMAN_DIGITS[digits[index] ?? ""] ?? 0;
    const next = ROMAN_DIGITS[digits[index + 1] ?? ""] ?? 0;
    value += digit < next ? -digit : digit;
  }
  return value;
}
