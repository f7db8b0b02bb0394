import { afterAll, describe, expect, it } from "vitest";
import { docxOf, docxParagraph } from "@/test/documents/docx";
import { pdfOf } from "@/test/documents/pdf";
import { Importer } from "./importer";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const SENTENCE = "The delegation stated that it could not accept the text as it stands. ";

// Each process builds its code first.
describe("Importer", { timeout: 60_000 }, () => {
  const importer = new Importer();
  afterAll(() => importer.close());

  it("reads a file in a process of its own, says how far it is, and leaves the bytes alone", async () => {
    const bytes = await pdfOf((pdf) => void pdf.text("Words of a page."));
    const stages: string[] = [];
    const imported = await importer.read(bytes, "a.pdf", {
      onProgress: ({ stage }) => stages.push(stage),
    });
    expect(imported).toMatchObject({
      ok: true,
      value: { format: "pdf", text: "Words of a page." },
    });
    expect(stages).toEqual(["checking", "reading", "mending"]);
    expect(bytes.length).toBeGreaterThan(0);
  });

  it("hands on what the reader refuses", async () => {
    expect(await importer.read(new Uint8Array(), "a.txt")).toEqual({ ok: false, refusal: "empty" });
    const rich = utf8("{\\rtf1}");
    expect(await importer.read(rich, "a.rtf")).toEqual({ ok: false, refusal: "old-format" });
  });

  it("ends a process that takes too long", async () => {
    const hasty = new Importer({ timeLimit: 1 });
    expect(await hasty.read(utf8("words"), "a.txt")).toEqual({ ok: false, refusal: "timeout" });
  });

  it("outlives a process that takes all its memory", async () => {
    const small = new Importer({ memoryLimit: 12 });
    const bytes = docxOf({ body: docxParagraph(SENTENCE).repeat(30_000) });
    expect(await small.read(bytes, "a.docx")).toEqual({ ok: false, refusal: "out-of-memory" });
  });

  it("is cancelled while it reads, while it waits, and before it begins", async () => {
    const single = new Importer({ atOnce: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const reading = single.read(utf8("words"), "a.txt", { signal: first.signal });
    const waiting = single.read(utf8("words"), "a.txt", { signal: second.signal });
    const third = single.read(utf8("words"), "a.txt");
    second.abort();
    expect(await waiting).toEqual({ ok: false, refusal: "cancelled" });
    first.abort();
    expect(await reading).toEqual({ ok: false, refusal: "cancelled" });
    expect(await third).toMatchObject({ ok: true });
    single.close();
    expect(await single.read(utf8("words"), "a.txt")).toEqual({ ok: false, refusal: "cancelled" });
  });
});
