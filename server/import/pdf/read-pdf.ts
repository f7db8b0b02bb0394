import { titleOf } from "@/domain/edition/edition-title";
import { findRunningLines } from "@/domain/edition/recognise/running-lines";
import type { TracedEdition } from "@/domain/edition/traced-edition";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import type { ImportLimits } from "../import-limits";
import { ImportRefused } from "../import-refused";
import { PdfBody, type PdfSheet } from "./pdf-body";
import { fromPdf, openPdf } from "./pdf-js";
import { findBodyType } from "./pdf-layout";
import { toLines, type PdfLine } from "./pdf-lines";
import { splitNotes } from "./pdf-notes";
import { PdfFonts, readPage } from "./pdf-page";

/** Pages with fewer letters than this on average are pictures with a stamp on them. */
const SCANNED_BELOW = 12;
/** One page may be short. */
const SCANNED_FROM_PAGES = 3;

/** How much of the pages is read, from 0 to 1, and which one was the last. */
type PageReporter = (share: number, page: { at: number; of: number }) => void;

export async function readPdf(
  bytes: Uint8Array,
  limits: ImportLimits,
  report: PageReporter,
): Promise<TracedEdition> {
  const pdf = await openPdf(bytes);
  try {
    const pages = await readPages(pdf, limits, report);
    const { running, labels } = findRunningLines(pages);
    const printed = await pageLabels(pdf);
    const body = findBodyType(pages.flat().filter((line) => !running.has(line)));
    const sheets = pages.map((lines, page): PdfSheet => {
      const stays = lines.filter((line) => !running.has(line));
      const around = lines.filter((line) => running.has(line));
      return {
        head: around.filter(({ at }) => at < 0.5),
        ...splitNotes(stays, body),
        foot: around.filter(({ at }) => at >= 0.5),
        label: [labels[page], printed[page]].find(Boolean) ?? "",
      };
    });
    const writer = new PdfBody(body, sheets);
    for (const sheet of sheets) writer.write(sheet);
    const edition = writer.finish();
    const heading = edition.structure.blocks.some(({ kind }) => kind === "heading");
    return heading ? edition : { ...edition, title: (await infoTitle(pdf)) ?? edition.title };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readPages(
  pdf: PDFDocumentProxy,
  limits: ImportLimits,
  report: PageReporter,
): Promise<PdfLine[][]> {
  if (pdf.numPages > limits.pages) throw new ImportRefused("too-long");
  const fonts = new PdfFonts();
  const pages: PdfLine[][] = [];
  let letters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await fromPdf(pdf.getPage(number));
    const lines = toLines(await readPage(page, fonts), number - 1);
    letters += lines.reduce((sum, { text }) => sum + text.length, 0);
    if (letters > limits.text * 2) throw new ImportRefused("too-long");
    pages.push(lines);
    page.cleanup();
    report(number / pdf.numPages, { at: number, of: pdf.numPages });
  }
  const isScanned =
    letters === 0 || (pdf.numPages >= SCANNED_FROM_PAGES && letters / pdf.numPages < SCANNED_BELOW);
  if (isScanned) throw new ImportRefused("image-only");
  return pages;
}

async function pageLabels(pdf: PDFDocumentProxy): Promise<readonly string[]> {
  return (await pdf.getPageLabels().catch(() => null)) ?? [];
}

/** What the program that made the file calls it, if that is more than the file's name. */
async function infoTitle(pdf: PDFDocumentProxy): Promise<string | null> {
  const metadata = await pdf.getMetadata().catch(() => null);
  const title: unknown = metadata && Reflect.get(metadata.info, "Title");
  if (typeof title !== "string" || /\.\w{2,5}$|^microsoft |^untitled/iu.test(title)) return null;
  return titleOf(title);
}
