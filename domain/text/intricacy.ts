/** Quotations and lists inside one another: a reader's browser nests its calls, and its elements, as deep. */
const MOST_LEVELS = 24;
/** Brackets that are open at one place: what is between them is looked through for each. */
const MOST_OPEN_BRACKETS = 16;
/**
 * The most that a text may weigh, in what ten plain code units do: 20,000 of them, the longest that a text may be, weigh
 * two fifths of it.
 */
const MOST = 5_000;

/** How long each takes a reader's browser beside what its code units take, as measured there. */
const WEIGHTS = {
  line: 3,
  /** A line that ends in a break, is a heading, or makes one of the line before. */
  marked: 6,
  blank: 6,
  /** The beginning of a quotation, an item or a footnote. */
  container: 12,
  cell: 9,
  /** Of a row that could be a cell. */
  pipe: 1,
  bracket: 2,
  link: 12,
  /** By how deep it could nest: a run of `n` signs opens `n / 2` elements. */
  emphasis: 4,
  /** A run of backticks. */
  code: 3,
  /** What may be a tag or an address. */
  tag: 3,
  address: 9,
  /** An escaped character, or one by its name. */
  escape: 1,
} as const;
const UNITS_PER_WEIGHT = 10;
/** Code units that are looked through in vain are passed over faster than those that are read. */
const SOUGHT_PER_WEIGHT = 30;

/** Begins a quotation, an item of a list or a footnote, which may begin another one on the same line. */
const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,200}\]:)/uy;

/** What one level costs at least in columns, if it is said by indenting. */
const INDENT = 2;
const TAB = 4;

/** Of all that looks blank, these alone are so in Markdown. */
const BLANK = /^[ \t]*$/u;

const ADDRESS = /@|:\/\/|www\./iu;
/** Such marks are no part of an address at whose end they stand: at each, those that follow are looked through. */
const MARKS = /[^\p{L}\p{N}/]+/gu;

const MARKED_LINE = /^\P{L}*#|[=-][ \t]*$|(?: {2}|\t|\\)$/u;
/** Says how many columns a table has, whatever it stands in. */
const COLUMNS = /^[\s>*+\d.)|:-]*$/u;

/** What stands inside a paragraph, and how much it weighs. */
const PIECES: readonly (readonly [RegExp, number])[] = [
  [/[[\]]/gu, WEIGHTS.bracket],
  [/([*_~])\1?/gu, WEIGHTS.emphasis],
  [/`+/gu, WEIGHTS.code],
  [/<(?=[!?/a-z])/giu, WEIGHTS.tag],
  [new RegExp(ADDRESS, "giu"), WEIGHTS.address],
  [/[\\&]/gu, WEIGHTS.escape],
];

const LINK = /\]\(/gu;
/** Where a text says anywhere what words in brackets stand for, each bracket may end such words. */
const DEFINITION = "]:";
const POSSIBLE_LINK = /\]/gu;

/** What may be a link's title in brackets, a comment or an instruction: it goes on until its end is found. */
const SEEKERS: readonly (readonly [beginning: RegExp, end: string | null])[] = [
  [LINK, ")"],
  [/<[!?]/gu, null],
];

/**
 * Whether a Markdown text nests deeper, or takes longer to read, than people can wait for. Takes time in
 * proportion to the length. It may say so of a text that is harmless; never the other way round.
 */
export function isTooIntricate(markdown: string): boolean {
  const link = markdown.includes(DEFINITION) ? POSSIBLE_LINK : LINK;
  let weight = markdown.length / UNITS_PER_WEIGHT;
  for (const lines of splitParagraphs(markdown)) {
    for (const line of lines) {
      const { levels, containers } = countLevels(line);
      if (levels > MOST_LEVELS) return true;
      weight += WEIGHTS.line + WEIGHTS.container * containers;
      if (BLANK.test(line)) weight += WEIGHTS.blank;
      else if (MARKED_LINE.test(line)) weight += WEIGHTS.marked;
    }
    weight += weighTable(lines);
    const paragraph = lines.join("\n");
    for (const [sign, each] of PIECES) weight += each * count(paragraph, sign);
    weight += WEIGHTS.link * count(paragraph, link);
    if (weight > MOST || nestsBrackets(paragraph)) return true;
    weight += measureSearches(paragraph) / SOUGHT_PER_WEIGHT;
  }
  return weight > MOST;
}

/** Lines up to a blank one: nothing that is sought, and no table, reaches further. */
function splitParagraphs(markdown: string): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of markdown.split(/\r\n?|\n/u)) {
    paragraphs.at(-1)?.push(line);
    if (BLANK.test(line)) paragraphs.push([]);
  }
  return paragraphs;
}

/** How many containers the line can be in, by the marks that it begins with and how far they are indented. */
function countLevels(line: string): { levels: number; containers: number } {
  let containers = 0;
  let indent = 0;
  CONTAINER.lastIndex = 0;
  for (let mark = CONTAINER.exec(line); mark; mark = CONTAINER.exec(line)) {
    containers += 1;
    for (const character of mark[0]) {
      if (character === "\t") indent += TAB;
      else if (character === " ") indent += 1;
      else break;
    }
  }
  return { levels: containers + Math.floor(indent / INDENT), containers };
}

/** A short row is filled up to the width of the first, and what is too many in a long one is read as well. */
function weighTable(lines: readonly string[]): number {
  let [columns, pipes] = [0, 0];
  for (const line of lines) {
    if (COLUMNS.test(line) && /[|:]/u.test(line)) columns = Math.max(columns, count(line, /-+/gu));
    pipes += count(line, /\|/gu);
  }
  return WEIGHTS.cell * columns * lines.length + WEIGHTS.pipe * pipes;
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

function nestsBrackets(paragraph: string): boolean {
  let open = 0;
  for (const [bracket] of paragraph.matchAll(/[[\]]/gu)) {
    open = bracket === "[" ? open + 1 : Math.max(0, open - 1);
    if (open > MOST_OPEN_BRACKETS) return true;
  }
  return false;
}

/** How many code units are looked through for ends. */
function measureSearches(paragraph: string): number {
  let sought = 0;
  for (const [beginning, end] of SEEKERS) {
    for (const { index } of paragraph.matchAll(beginning)) {
      const found = end === null ? -1 : paragraph.indexOf(end, index);
      sought += (found === -1 ? paragraph.length : found) - index;
    }
  }
  const ends = new Map<number, number>();
  for (const { index, 0: run } of [...paragraph.matchAll(/`+/gu)].reverse()) {
    const end = ends.get(run.length) ?? paragraph.length;
    // Without its first, if that is escaped, a run seeks one that is shorter by one; in a code span, nothing is escaped.
    const shorter = paragraph[index - 1] === "\\" && run.length > 1 ? run.length - 1 : run.length;
    sought += Math.max(end, ends.get(shorter) ?? paragraph.length) - index;
    ends.set(run.length, index);
  }
  for (const word of paragraph.split(/\s/u)) {
    if (!ADDRESS.test(word)) continue;
    for (const [marks] of word.matchAll(MARKS)) sought += marks.length ** 2 / 2;
  }
  return sought;
}
