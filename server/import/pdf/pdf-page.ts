import type { PDFPageProxy } from "unpdf/pdfjs";
import { fromPdf } from "./pdf-js";
import type { PdfRun } from "./pdf-line";

type TextContent = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>;
type TextItem = Extract<TextContent["items"][number], { str: string }>;
type Matrix = readonly [number, number, number, number, number, number];

/** How a font looks; its name tells where its file does not. */
export type PdfFont = { bold: boolean; italic: boolean };

export type PdfPage = {
  runs: PdfRun[];
  /** Points. */
  height: number;
};

const BOLD = /bold|black|heavy|semibold|demi(?!light)|[-,]bd/iu;
const ITALIC = /italic|oblique|[-,]it\b/iu;
const PLAIN: PdfFont = { bold: false, italic: false };

/** The fonts that pages name, each looked up when it is first met. */
export class PdfFonts {
  readonly #fonts = new Map<string, PdfFont>();

  get(name: string): PdfFont {
    return this.#fonts.get(name) ?? PLAIN;
  }

  /** Has the page's drawing prepared, though not carried out: only that tells what its fonts are. */
  async learn(page: PDFPageProxy, names: readonly string[]): Promise<void> {
    const unknown = names.filter((name) => !this.#fonts.has(name));
    if (unknown.length === 0) return;
    for (const name of unknown) this.#fonts.set(name, PLAIN);
    await fromPdf(page.getOperatorList({ annotationMode: 0 }));
    for (const name of unknown) {
      if (!page.commonObjs.has(name)) continue;
      const font = page.commonObjs.get(name) as Record<string, unknown>;
      const printed = typeof font.name === "string" ? font.name : "";
      this.#fonts.set(name, {
        bold: font.bold === true || font.black === true || BOLD.test(printed),
        italic: font.italic === true || ITALIC.test(printed),
      });
    }
  }
}

/** What is printed on a page, upright, with the place of each run counted from the page's upper left. */
export async function readPage(page: PDFPageProxy, fonts: PdfFonts): Promise<PdfPage> {
  const { items, styles } = await fromPdf(page.getTextContent({ disableNormalization: true }));
  await fonts.learn(page, Object.keys(styles));
  const viewport = page.getViewport({ scale: 1 });
  const toPage = viewport.transform as unknown as Matrix;
  const placed = items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const matrix = multiply(toPage, item.transform as unknown as Matrix);
    return [{ item, matrix, turn: turnOf(matrix) }];
  });
  const turn = mostCommon(placed.map((one) => ({ turn: one.turn, weight: one.item.str.length })));
  // Print that runs another way than the page's stands at its edge: a stamp, a number of the archive.
  const runs = placed
    .filter((one) => one.turn === turn)
    .map(({ item, matrix }) => toRun(item, matrix, turn, viewport, fonts));
  return { runs, height: turn % 2 === 0 ? viewport.height : viewport.width };
}

function toRun(
  item: TextItem,
  matrix: Matrix,
  turn: number,
  { width, height }: { width: number; height: number },
  fonts: PdfFonts,
): PdfRun {
  const [, , c, d, e, f] = matrix;
  const [x, y] = upright(e, f, turn, width, height);
  const { bold, italic } = fonts.get(item.fontName);
  return {
    text: item.str,
    x,
    y,
    width: item.width,
    // Halves of a point: what is set alike is often not quite alike.
    size: Math.max(1, Math.round(Math.hypot(c, d) * 2) / 2),
    bold,
    italic,
    rtl: item.dir === "rtl",
  };
}

/** Quarter turns, clockwise. */
function turnOf([a, b]: Matrix): number {
  return (Math.round((Math.atan2(b, a) * 2) / Math.PI) + 4) % 4;
}

function upright(x: number, y: number, turn: number, width: number, height: number) {
  switch (turn) {
    case 1:
      return [y, width - x] as const;
    case 2:
      return [width - x, height - y] as const;
    case 3:
      return [height - y, x] as const;
    default:
      return [x, y] as const;
  }
}

function mostCommon(turns: readonly { turn: number; weight: number }[]): number {
  const weights = [0, 0, 0, 0];
  for (const { turn, weight } of turns) weights[turn] = (weights[turn] ?? 0) + weight;
  return weights.indexOf(Math.max(...weights));
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
