import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_REPORT_LENGTH, newReportSchema } from "@/contract/reports";
import { draftFromFile, draftFromText, formatOf, guessFormat, guessTitle } from "./draft";

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

  it("and always fits what the API takes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 800 }),
        fc.constantFrom("txt", "md"),
        (text, format) => {
          const draft = draftFromText(text, format);
          if (!draft.ok) return;
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
    expect(await draftFromFile(new File(["# Hello\n\nWorld"], "hello.md"))).toEqual({
      ok: true,
      value: {
        title: "Hello",
        text: "# Hello\n\nWorld",
        format: "md",
        file: { name: "hello.md", encoding: "utf-8" },
      },
    });
  });

  it("or is refused with a reason", async () => {
    expect(await draftFromFile(new File(["%PDF-1.4"], "a.txt"))).toEqual({
      ok: false,
      refusal: "pdf",
    });
    expect(await draftFromFile(new File(["a,b"], "a.csv"))).toEqual({
      ok: false,
      refusal: "other-format",
    });
    expect(await draftFromFile(new File([], "a.txt"))).toEqual({ ok: false, refusal: "empty" });
    const large = new File(["a".repeat(MAX_REPORT_LENGTH + 1)], "a.txt");
    expect(await draftFromFile(large)).toEqual({ ok: false, refusal: "too-large" });
    const gone = Object.assign(new File(["a"], "a.txt"), {
      arrayBuffer: () => Promise.reject(new Error("gone")),
    });
    expect(await draftFromFile(gone)).toEqual({ ok: false, refusal: "unreadable" });
  });
});
