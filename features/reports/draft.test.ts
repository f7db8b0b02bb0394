import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_FILE_BYTES } from "@/contract/imports";
import { MAX_REPORT_LENGTH, newReportSchema } from "@/contract/reports";
import {
  draftFromFile,
  draftFromPage,
  draftFromText,
  formatOf,
  guessFormat,
  guessTitle,
  hasFormatting,
  renameTo,
} from "./draft";

const sample = readFileSync(
  new URL("../../samples/hi-update-ccm-2011-10.txt", import.meta.url),
  "utf8",
);

describe("a title is guessed", () => {
  it("from the first heading", () => {
    expect(guessTitle(sample, "txt", "download(3).txt")).toBe(
      "HI Update on the Convention on Cluster Munitions, October 2011",
    );
    expect(guessTitle("Some words.\n\n# The *real*  title\n", "md", "x.md")).toContain("title");
  });

  it("from the file's name, else the first line, where there is no heading", () => {
    expect(guessTitle("", "txt", "meeting_notes_2024.txt")).toBe("meeting notes 2024");
    const prose =
      "This is a long sentence that ends with a full stop, as prose does, and goes on for a while longer.\nAnd on.";
    expect(guessTitle(prose, "txt", "")).toMatch(/^This is a long/);
  });

  it("and is none where nothing of it can be seen", () => {
    expect(guessTitle("\u{3347a}", "txt", "")).toBe("");
  });

  it("and always fits what the API takes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 800 }),
        fc.constantFrom("txt", "md"),
        (text, format) => {
          const draft = draftFromText(text, format);
          if (!draft.ok || draft.value.kind !== "text") return;
          expect(draft.value.title.length).toBeLessThanOrEqual(300);
          if (draft.value.title !== "")
            expect(newReportSchema.safeParse(draft.value).success).toBe(true);
        },
      ),
    );
  });
});

describe("a format is guessed", () => {
  it.each([
    ["a.txt", "txt"],
    ["A.MD", "md"],
    ["notes.markdown", "md"],
    ["README", "txt"],
    ["a.b/c", "txt"],
    ["report.docx", null],
    ["page.html", null],
  ])("of the file %s as %s", (name, format) => {
    expect(formatOf(name)).toBe(format);
  });

  it("of pasted text by what only Markdown has", () => {
    expect(guessFormat("# Heading\n\nwords")).toBe("md");
    expect(guessFormat("See [the site](https://example.org).")).toBe("md");
    expect(guessFormat(sample)).toBe("txt");
    expect(guessFormat("We are #1")).toBe("txt");
  });
});

describe("a file becomes a draft", () => {
  it("with its words, its name and how it was read", async () => {
    const file = new File(["# Hello\n\nWorld"], "hello.md");
    expect(await draftFromFile(file)).toMatchObject({
      ok: true,
      value: {
        kind: "text",
        title: "Hello",
        text: "# Hello\n\nWorld",
        format: "md",
        file: { file, encoding: "utf-8" },
      },
    });
  });

  it("that only the server can read, by its name or by what is in it", async () => {
    for (const file of [new File(["PK"], "report.docx"), new File(["%PDF-1.4"], "wrong.txt")]) {
      expect(await draftFromFile(file)).toEqual({ ok: true, value: { kind: "file", file } });
    }
  });

  it("or is refused with a reason", async () => {
    expect(await draftFromFile(new File([], "a.pdf"))).toEqual({ ok: false, refusal: "empty" });
    expect(
      await draftFromFile(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], "a.txt")),
    ).toEqual({
      ok: false,
      refusal: "binary",
    });
    const large = new File([new Uint8Array(MAX_FILE_BYTES + 1)], "a.pdf");
    expect(await draftFromFile(large)).toEqual({ ok: false, refusal: "too-large" });
    const long = new File(["a".repeat(MAX_REPORT_LENGTH + 1)], "a.txt");
    expect(await draftFromFile(long)).toEqual({ ok: false, refusal: "too-long" });
    const gone = Object.assign(new File(["a"], "a.txt"), {
      arrayBuffer: () => Promise.reject(new Error("gone")),
    });
    expect(await draftFromFile(gone)).toEqual({ ok: false, refusal: "unreadable" });
  });

  it("and one of the other format, by its name", () => {
    const file = new File(["# A"], "notes.final.txt");
    expect(renameTo(file, "txt")).toBe(file);
    expect(renameTo(file, "md").name).toBe("notes.final.md");
  });
});

describe("a clipboard", () => {
  it.each([
    ["<h2>Title</h2><p>Words</p>", true],
    ["<p>Some <b>bold</b> words</p>", true],
    ['<div style="color: #ccc"><div><span>const</span></div></div>', false],
    ["", false],
  ])("holding %s has formatting: %s", (html, has) => {
    expect(hasFormatting(html)).toBe(has);
  });

  it("is kept with its formatting, and named after its first line", () => {
    expect(draftFromPage("<h1>Title</h1><p>Words</p>", "Title\n\nWords")).toMatchObject({
      ok: true,
      value: { kind: "html", title: "Title", html: "<h1>Title</h1><p>Words</p>" },
    });
    expect(draftFromPage("<b> </b>", " ")).toEqual({ ok: false, refusal: "empty" });
  });
});
