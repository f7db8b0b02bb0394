import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExchangedComment, ExchangedNote } from "./exchanged-note";
import { readWebAnnotations } from "./read-web-annotations";
import { writeWebAnnotations } from "./write-web-annotations";

const COLLECTION = { iri: "https://caucus.test/annotations", label: "Report", modified: 0 };
const time = fc.integer({ min: 0, max: 4e12 });
const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
const person = fc
  .constantFrom("ana", "ben", "cem")
  .map((name) => ({ iri: `https://caucus.test/#person=${name}`, name: `${name} 🙂` }));

const comment: fc.Arbitrary<Omit<ExchangedComment, "iri">> = fc.record({
  creator: person,
  created: time,
  edited: fc.option(time),
  body: words,
});
const note: fc.Arbitrary<Omit<ExchangedNote, "iri" | "comments">> = fc.record({
  creator: person,
  created: time,
  source: fc.constantFrom(
    "https://caucus.test/text?edition=1",
    "https://caucus.test/text?edition=2",
  ),
  sha256: fc.option(fc.constant("0123abc")),
  position: fc
    .tuple(fc.nat(1_000), fc.nat(50))
    .map(([start, length]) => ({ start, end: start + length + 1 })),
  quote: fc.record({ exact: words, prefix: fc.string(), suffix: fc.string() }),
  labels: fc.uniqueArray(words, { maxLength: 3 }),
  thread: fc.constantFrom("open" as const, "resolved" as const),
});
const notes = fc
  .array(fc.tuple(note, fc.array(comment, { maxLength: 4 })), { maxLength: 5 })
  .map((all) =>
    all.map(([made, comments], index): ExchangedNote => ({
      ...made,
      iri: `https://caucus.test/#a=${index}`,
      comments: comments.map((said, at) => ({
        ...said,
        iri: `https://caucus.test/#c=${index}-${at}`,
      })),
    })),
  );

/** The document as a whole. */
function write(written: readonly ExchangedNote[]): object {
  const { collection, page, items } = writeWebAnnotations(COLLECTION, written);
  return page ? { ...collection, first: { ...page, items } } : collection;
}

describe("W3C Web Annotations", () => {
  test("say all that is exchanged: read back, nothing is lost", () => {
    fc.assert(
      fc.property(notes, (written) => {
        const json: unknown = JSON.parse(JSON.stringify(write(written)));
        expect(readWebAnnotations(json)).toEqual({ notes: written, unread: [] });
      }),
    );
  });

  test("have the shape that the model asks for", () => {
    fc.assert(
      fc.property(notes, (written) => {
        const { total, first } = write(written) as {
          total: number;
          first?: { partOf: unknown; items: Record<string, unknown>[] };
        };
        expect(total).toBe(first?.items.length ?? 0);
        expect(typeof (first?.partOf ?? {})).toBe("object");
        for (const item of first?.items ?? []) {
          expect(item).toMatchObject({
            type: "Annotation",
            id: expect.stringMatching(/^https:/) as unknown,
          });
          expect(item.target).toBeDefined();
          expect(item.created).toMatch(/Z$/);
        }
      }),
    );
  });

  test("of others are read as far as they are about a passage of a text", () => {
    const selector = { type: "TextQuoteSelector", exact: "a promise" };
    const target = { source: "http://example.org/a", selector };
    const read = readWebAnnotations([
      { id: "urn:1", type: "Annotation", bodyValue: "Plain.", target },
      {
        id: "urn:2",
        type: ["Annotation", "Other"],
        motivation: "tagging",
        body: { type: "TextualBody", value: "tag" },
        target: [target],
      },
      {
        id: "urn:3",
        type: "Annotation",
        motivation: "replying",
        body: [{ value: "Yes." }],
        target: "urn:1",
      },
      {
        id: "urn:4",
        type: "Annotation",
        motivation: "replying",
        bodyValue: "And so?",
        target: { source: "urn:3" },
      },
      {
        id: "urn:5",
        type: "Annotation",
        body: "http://example.org/video",
        target: "http://example.org/b",
      },
      {
        id: "urn:6",
        type: "Annotation",
        motivation: "replying",
        bodyValue: "To whom?",
        target: "urn:9",
      },
      { id: "urn:7", type: "Dataset" },
      "nothing",
    ]);
    expect(
      read?.notes.map(({ labels, comments }) => [labels, comments.map(({ body }) => body)]),
    ).toEqual([
      [[], ["Plain.", "Yes.", "And so?"]],
      [["tag"], []],
    ]);
    expect(read?.unread).toEqual([
      { iri: "urn:5", why: "no-text-target" },
      { iri: "urn:7", why: "not-an-annotation" },
      { iri: "", why: "not-an-annotation" },
      { iri: "urn:6", why: "reply-to-nothing" },
    ]);
  });

  test("are none if the document is something else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(() => readWebAnnotations(raw)).not.toThrow();
      }),
    );
    for (const raw of [null, 3, "text", {}, { type: "AnnotationCollection", first: "http://x" }]) {
      expect(readWebAnnotations(raw)).toBeNull();
    }
  });
});
