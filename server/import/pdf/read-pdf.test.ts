import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSource } from "@/domain/edition/offset-map";
import { describeBlocks } from "@/test/documents/describe-blocks";
import { pdfOf } from "@/test/documents/pdf";
import { importFile, type ImportedFile } from "../import-file";

async function read(bytes: Uint8Array): Promise<ImportedFile> {
  const imported = await importFile(bytes, "report.pdf");
  if (!imported.ok) throw new Error(imported.refusal);
  return imported.value;
}

const LOREM =
  "The delegation recalled that the humanitarian consequences of these weapons are unacceptable and called upon all states to join without delay. ";

describe("a report of several pages", async () => {
  const bytes = await pdfOf((pdf) => {
    const sentences = (count: number): string => LOREM.repeat(count).trim();
    for (let page = 1; page <= 4; page += 1) {
      if (page > 1) pdf.addPage();
      pdf.font("Times-Italic").fontSize(9).text("Report of the meeting of experts", 72, 36);
      pdf.text(`Page ${page} of 4`, 480, 800, { lineBreak: false });
      pdf.font("Times-Roman").fontSize(11);
      if (page === 1) {
        pdf.font("Helvetica-Bold").fontSize(20).text("Positions on the ban", 72, 72);
        pdf.moveDown();
        pdf.fontSize(14).text("Introduction");
        pdf.font("Times-Roman").fontSize(11).moveDown(0.5);
        pdf.text(sentences(4), { align: "justify" });
        pdf.moveDown();
        pdf.text("The following points were raised:");
        pdf.text(
          "• First, the scope of the prohibition and whether it covers all of the types that were named by the meeting;",
          { indent: 0 },
        );
        pdf.text("• Second, the transition period.");
        pdf.moveDown();
        pdf.text("A sentence that begins on the first page and goes on", 72, 740, {
          lineBreak: false,
        });
      } else if (page === 2) {
        pdf.text("over the page break until it ends here.", 72, 72);
        pdf.moveDown();
        pdf.font("Helvetica-Bold").fontSize(14).text("Results of the consultations");
        pdf.font("Times-Roman").fontSize(11).moveDown(0.5).text(sentences(3));
      } else {
        pdf.text(`${page}. ${sentences(2)}`, 72, 72);
      }
    }
  });
  const edition = await read(bytes);
  const blocks = describeBlocks(edition);

  it("has its title, its headings, its paragraphs and its bullets", () => {
    expect(edition.title).toBe("Positions on the ban");
    expect(blocks).toEqual([
      "heading 1: Positions on the ban",
      "heading 2: Introduction",
      `paragraph: ${LOREM.repeat(4).trim()}`,
      "paragraph: The following points were raised:",
      "item 0 •: First, the scope of the prohibition and whether it covers all of the types that were named by the meeting;",
      "item 0 •: Second, the transition period.",
      "paragraph: A sentence that begins on the first page and goes on over the page break until it ends here.",
      "heading 2: Results of the consultations",
      `paragraph: ${LOREM.repeat(3).trim()}`,
      `item 0 1: ${LOREM.repeat(2).trim()}`,
      `item 0 1: ${LOREM.repeat(2).trim()}`,
    ]);
  });

  it("leaves out what runs through the pages, and says where each begins", () => {
    expect(edition.text).not.toContain("meeting of experts");
    expect(edition.text).not.toMatch(/Page \d/);
    expect(edition.source.text.match(/Page \d of 4/g)).toHaveLength(4);
    expect(edition.structure.pages?.map(({ label }) => label)).toEqual(["1", "2", "3", "4"]);
    const second = edition.structure.pages?.[1]?.start ?? 0;
    expect(edition.text.slice(second).startsWith("over the page break")).toBe(true);
  });
});

it("mends words that are divided at line ends, and keeps hyphens that belong to them", async () => {
  const bytes = await pdfOf((pdf) => {
    pdf.font("Times-Roman").fontSize(11);
    pdf.text("The non-governmental organisations asked for co-", 72, 72);
    pdf.text("operation, and for a land-");
    pdf.text("mine ban by non-");
    pdf.text("signatories. Cooperation was welcomed.");
  });
  expect((await read(bytes)).text).toBe(
    "The non-governmental organisations asked for cooperation, and for a landmine ban by non-signatories. Cooperation was welcomed.",
  );
});

it("reads columns one after the other", async () => {
  const column = (name: string): string =>
    Array.from(
      { length: 12 },
      (_, index) => `${name} ${index} speaks of the matter at length and in depth.`,
    ).join(" ");
  const bytes = await pdfOf((pdf) => {
    pdf.font("Helvetica-Bold").fontSize(18).text("A title across both of the columns of this page");
    pdf.font("Times-Roman").fontSize(10);
    pdf.text(column("Left"), 72, 120, { width: 215 });
    pdf.text(column("Right"), 310, 120, { width: 215 });
  });
  expect(describeBlocks(await read(bytes))).toEqual([
    "heading 1: A title across both of the columns of this page",
    `paragraph: ${column("Left")}`,
    `paragraph: ${column("Right")}`,
  ]);
});

it("keeps notes as blocks of their own, after the paragraph that goes on over the page", async () => {
  const bytes = await pdfOf((pdf) => {
    pdf.font("Times-Roman").fontSize(11).text(LOREM.repeat(3).trim(), 72, 72);
    pdf.text("The text refers to a note", 72, 700, { continued: true, lineBreak: false });
    pdf.fontSize(7).text("1", { rise: 4, lineBreak: false } as PDFKit.Mixins.TextOptions);
    pdf.fontSize(8).text("1 See the report of the first meeting of states parties.", 72, 740);
  });
  const blocks = describeBlocks(await read(bytes));
  expect(blocks.at(-1)).toBe("footnote 1: See the report of the first meeting of states parties.");
});

it("reads a table as cells", async () => {
  const rows = [
    ["State", "Position", "Year"],
    ["Norway", "in favour", "2008"],
    ["Austria", "in favour", "2009"],
  ];
  const bytes = await pdfOf((pdf) => {
    pdf.font("Times-Roman").fontSize(11).text("The positions are as follows.");
    rows.forEach((row, index) => {
      row.forEach((cell, column) =>
        pdf.text(cell, 72 + column * 150, 110 + index * 18, { lineBreak: false }),
      );
    });
  });
  expect(describeBlocks(await read(bytes)).slice(1)).toEqual(
    rows.flatMap((row, index) => row.map((cell, column) => `cell ${index} ${column}: ${cell}`)),
  );
});

it("opens what only its owner may change, and refuses what has a password", async () => {
  const open = await pdfOf((pdf) => void pdf.text("Anybody may read this."), {
    ownerPassword: "o",
  });
  expect((await read(open)).text).toBe("Anybody may read this.");
  const locked = await pdfOf((pdf) => void pdf.text("Nobody may."), { userPassword: "u" });
  expect(await importFile(locked, "a.pdf")).toEqual({ ok: false, refusal: "encrypted" });
});

it("refuses a document without text, and one that is damaged", async () => {
  const drawing = await pdfOf((pdf) => void pdf.rect(10, 10, 300, 300).fill("grey"));
  expect(await importFile(drawing, "scan.pdf")).toEqual({ ok: false, refusal: "image-only" });
  const whole = await pdfOf((pdf) => void pdf.text("Words."));
  expect(await importFile(new TextEncoder().encode("%PDF-1.7\nnothing"), "a.pdf")).toEqual({
    ok: false,
    refusal: "malformed",
  });
  // What is cut off may still hold pages that can be found; it must not throw.
  for (const share of [0.2, 0.5, 0.8]) {
    const cut = await importFile(whole.subarray(0, whole.length * share), "a.pdf");
    if (!cut.ok) expect(["malformed", "image-only"]).toContain(cut.refusal);
  }
});

it(
  "keeps every word, and quotes it in its source, wherever a range lies",
  { timeout: 30_000 },
  async () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "e", "n", "t", "o"),
      minLength: 2,
      maxLength: 9,
    });
    const paragraph = fc
      .array(word, { minLength: 1, maxLength: 60 })
      .map((words) => `${words.join(" ")}.`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        async (paragraphs, a, b) => {
          const bytes = await pdfOf((pdf) => {
            pdf.font("Times-Roman").fontSize(16);
            for (const words of paragraphs) pdf.text(words).moveDown();
          });
          const { text, source, structure } = await read(bytes);
          expect(structure.blocks.map(({ start, end }) => text.slice(start, end))).toEqual(
            paragraphs,
          );
          const [start = 0, end = 0] = [a % text.length, b % text.length].sort((x, y) => x - y);
          const range = toSource(source.map, { start, end: end + 1 });
          expect(lettersOf(range ? source.text.slice(range.start, range.end) : "")).toBe(
            lettersOf(text.slice(start, end + 1)),
          );
        },
      ),
      { numRuns: 25 },
    );
  },
);

function lettersOf(text: string): string {
  return text.replace(/\P{L}/gu, "");
}
