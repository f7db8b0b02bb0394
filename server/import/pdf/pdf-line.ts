/** A stretch of one line that is printed alike. Points; `y` is the baseline, counted down from the page's top. */
export type PdfRun = {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  bold: boolean;
  italic: boolean;
  rtl: boolean;
};

/** Runs of one line with no wide gap between them: a line, or one column's part of it. */
export type PdfSegment = {
  runs: readonly PdfRun[];
  x: number;
  right: number;
  y: number;
  /** Of most of its letters. */
  size: number;
};

/** A part of a line's text. A mark that is raised above the line may refer to a note. */
export type PdfPiece = { text: string; raised: boolean };

/** A gap wider than this is no space between words. In sizes of the type. */
const WIDE = 1.6;
/** A gap narrower than this is none at all. */
const NARROW = 0.16;

/** Puts runs that stand on one line together, and parts them where wide gaps are. */
export function toSegments(runs: readonly PdfRun[]): PdfSegment[] {
  const lines: { y: number; size: number; runs: PdfRun[] }[] = [];
  // Larger type first: raised marks come to the line that they stand on.
  const sorted = [...runs].sort((a, b) => b.size - a.size || a.y - b.y);
  const byHeight = new Map<number, (typeof lines)[number][]>();
  for (const run of sorted) {
    const bin = Math.round(run.y / 8);
    const near = [bin - 2, bin - 1, bin, bin + 1, bin + 2].flatMap(
      (key) => byHeight.get(key) ?? [],
    );
    const line = near
      .filter(({ y, size }) => y - run.y < size * 0.55 && run.y - y < size * 0.3)
      .sort((a, b) => Math.abs(a.y - run.y) - Math.abs(b.y - run.y))[0];
    if (line) {
      line.runs.push(run);
    } else {
      const added = { y: run.y, size: run.size, runs: [run] };
      lines.push(added);
      byHeight.set(bin, [...(byHeight.get(bin) ?? []), added]);
    }
  }
  return lines.flatMap(({ runs: members }) => splitLine(members));
}

function splitLine(runs: PdfRun[]): PdfSegment[] {
  const segments: PdfRun[][] = [];
  let right = -Infinity;
  for (const run of runs.sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    if (last && run.x - right < WIDE * Math.max(run.size, last.at(-1)?.size ?? 0)) last.push(run);
    else segments.push([run]);
    right = Math.max(right, run.x + run.width);
  }
  return segments.map(toSegment);
}

function toSegment(runs: PdfRun[]): PdfSegment {
  const size = mainOf(runs, ({ size: one }) => one);
  const base = runs.find((run) => run.size === size) ?? runs[0];
  return {
    runs,
    x: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(({ x, width }) => x + width)),
    y: base?.y ?? 0,
    size,
  };
}

/** The value that most letters have. */
export function mainOf<Value>(runs: readonly PdfRun[], valueOf: (run: PdfRun) => Value): Value {
  const counts = new Map<Value, number>();
  for (const run of runs) {
    const value = valueOf(run);
    counts.set(value, (counts.get(value) ?? 0) + run.text.trim().length);
  }
  const [main] = [...counts].sort(([, a], [, b]) => b - a);
  if (!main) throw new Error("a line without runs");
  return main[0];
}

/** The text of a segment in reading order, with the spaces that are only gaps in print. */
export function piecesOf({ runs, size, y }: PdfSegment): PdfPiece[] {
  const rtl = mainOf(runs, (run) => run.rtl);
  const ordered = rtl ? [...runs].reverse() : runs;
  const pieces: PdfPiece[] = [];
  let before: PdfRun | null = null;
  for (const run of ordered) {
    const gap = before ? (rtl ? before.x - run.x - run.width : run.x - before.x - before.width) : 0;
    const last = pieces.at(-1);
    const spaced = /\s$/u.test(last?.text ?? " ") || /^\s/u.test(run.text);
    const glue = before && !spaced && gap > NARROW * size ? " " : "";
    const raised = run.size < size * 0.8 && y - run.y > size * 0.15;
    if (last?.raised === raised) last.text += glue + run.text;
    else if (glue !== "" && last && !last.raised) {
      last.text += glue;
      pieces.push({ text: run.text, raised });
    } else pieces.push({ text: glue + run.text, raised });
    before = run;
  }
  return pieces;
}
