/**
 * The most of each that a Markdown text may have. What a reader's browser does with it grows with the square of some of
 * these, and its call stack with others; measured so that 20,000 code units take no longer than so much prose, within
 * a factor of four. Nobody writes as much by hand.
 */
const MOST = {
  /** Quotations and lists inside one another. */
  levels: 24,
  lines: 1_000,
  /** Beginnings of quotations and items, of all lines together. */
  containers: 1_200,
  /** Cells of the widest table that these lines could be: a short row is filled up to the width of the first. */
  cells: 6_000,
  brackets: 1_000,
  /** Brackets that are open at one place. */
  openBrackets: 16,
  /** Signs of emphasis, by how deep they could nest: a run of `n` opens `n / 2` elements. */
  emphasis: 600,
  /** Runs of backticks. */
  code: 1_000,
} as const;

/** Begins a quotation, an item of a list or a footnote, which may begin another one on the same line. */
const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,200}\]:)/uy;

/** What one level costs at least in columns, where it is said by indenting. */
const INDENT = 2;
const TAB = 4;

/** What the lines so far are made of. `width`: the most cells that one of them could have. */
type Counted = {
  containers: number;
  brackets: number;
  open: number;
  emphasis: number;
  code: number;
  width: number;
};

/**
 * Whether a Markdown text nests deeper, or is made of more pieces, than may be parsed where people wait for it. Takes
 * time in proportion to the length. It may say so of a text that is harmless; never the other way round.
 */
export function isTooIntricate(markdown: string): boolean {
  const lines = markdown.split(/\r\n?|\n/u);
  if (lines.length > MOST.lines) return true;
  const counted = { containers: 0, brackets: 0, open: 0, emphasis: 0, code: 0, width: 0 };
  for (const line of lines) {
    if (countLevels(line, counted) > MOST.levels) return true;
    if (counted.containers > MOST.containers) return true;
    // Brackets never pair across paragraphs.
    if (line.trim() === "") counted.open = 0;
    if (countPieces(line, counted)) return true;
    if (counted.width * lines.length > MOST.cells) return true;
  }
  return false;
}

/** How many containers the line can be in, by the marks that it begins with and how far they are indented. */
function countLevels(line: string, counted: Counted): number {
  let levels = 0;
  let indent = 0;
  CONTAINER.lastIndex = 0;
  for (let mark = CONTAINER.exec(line); mark; mark = CONTAINER.exec(line)) {
    levels += 1;
    for (const character of mark[0]) {
      if (character === "\t") indent += TAB;
      else if (character === " ") indent += 1;
      else break;
    }
  }
  counted.containers += levels;
  return levels + Math.floor(indent / INDENT);
}

/** Adds up what the line is made of; whether that is too much. */
function countPieces(line: string, counted: Counted): boolean {
  let pipes = 0;
  let run = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === "|") pipes += 1;
    else if (character === "`") counted.code += line.charAt(at - 1) === "`" ? 0 : 1;
    else if (character === "[") {
      counted.brackets += 1;
      counted.open += 1;
    } else if (character === "]") {
      counted.brackets += 1;
      counted.open = Math.max(0, counted.open - 1);
    }
    if (counted.open > MOST.openBrackets || counted.brackets > MOST.brackets) return true;
    run = isEmphasis(character) && line.charAt(at - 1) === character ? run + 1 : 1;
    // The first, third, … sign of a run.
    if (isEmphasis(character) && run % 2 === 1) counted.emphasis += 1;
  }
  counted.width = Math.max(counted.width, pipes);
  return counted.emphasis > MOST.emphasis || counted.code > MOST.code;
}

function isEmphasis(character: string): boolean {
  return character === "*" || character === "_" || character === "~";
}
