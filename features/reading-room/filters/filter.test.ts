import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Annotation } from "@/domain/annotation/annotation";
import type { AnnotationId, CommentId, LabelId, UserId } from "@/domain/ids";
import { foldText } from "../find/find-matches";
import { hasWords, isFiltering, NO_FILTER, passes, toFacets, type Filter } from "./filter";
import { parseFilter, toQuery } from "./filter-query";

const ana = "aaaaaaaaaaaa" as UserId;
const ben = "bbbbbbbbbbbb" as UserId;
const urgent = "llllllllllll" as LabelId;

function annotate(
  over: Partial<Annotation> = {},
  ...bodies: readonly { by: UserId; at: number; body: string; deleted?: boolean }[]
): Annotation {
  return {
    id: "nnnnnnnnnnnn" as AnnotationId,
    creator: ana,
    created: 1,
    target: { edition: 1, range: { start: 0, end: 4 } },
    made: { edition: 1, range: { start: 0, end: 4 } },
    retargeted: null,
    labels: [],
    state: "open",
    stateChanged: null,
    deleted: null,
    ...over,
    comments: bodies.map(({ by, at, body, deleted }, index) => ({
      id: `cccccccccc${String(index).padStart(2, "0")}` as CommentId,
      creator: by,
      created: at,
      body,
      edited: null,
      deleted: deleted ? { by, at } : null,
      reactions: [],
    })),
  };
}

function shown(
  annotation: Annotation,
  filter: Partial<Filter>,
  readAt: number | null = null,
): boolean {
  const whole = { ...NO_FILTER, ...filter };
  return passes(toFacets(annotation, ana, readAt), whole, ana, () =>
    hasWords("quoted text", annotation, whole.words, foldText),
  );
}

describe("filter", () => {
  it("shows everything when nothing is asked", () => {
    expect(shown(annotate(), {})).toBe(true);
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, words: "  " })).toBe(false);
  });

  it("counts a thread as unread while somebody else's words in it are newer than the mark", () => {
    const thread = annotate({}, { by: ben, at: 10, body: "x" });
    expect(shown(thread, { unread: true })).toBe(true);
    expect(shown(thread, { unread: true }, 9)).toBe(true);
    expect(shown(thread, { unread: true }, 10)).toBe(false);
    expect(shown(annotate({}, { by: ana, at: 10, body: "mine" }), { unread: true })).toBe(false);
    expect(
      shown(annotate({}, { by: ben, at: 10, body: "", deleted: true }), { unread: true }),
    ).toBe(false);
    expect(shown(annotate({ creator: ben }), { unread: true })).toBe(false);
  });

  it("finds people by what they made and by what they said", () => {
    expect(shown(annotate({ creator: ben }), { people: [ben] })).toBe(true);
    expect(shown(annotate({}, { by: ben, at: 2, body: "x" }), { people: [ben] })).toBe(true);
    expect(shown(annotate(), { people: [ben] })).toBe(false);
    expect(shown(annotate({ creator: ben }), { mine: true })).toBe(false);
  });

  it("asks for one of the people and one of the labels", () => {
    const labelled = annotate({ labels: [urgent] });
    expect(shown(labelled, { labels: [urgent], people: [ben, ana] })).toBe(true);
    expect(shown(labelled, { labels: [urgent], people: [ben] })).toBe(false);
    expect(shown(annotate(), { labels: [urgent] })).toBe(false);
  });

  it("seeks every word in the quotation and the comments", () => {
    const thread = annotate({}, { by: ben, at: 2, body: "Très cher" });
    expect(shown(thread, { words: "quoted cher" })).toBe(true);
    expect(shown(thread, { words: "TRES" })).toBe(true);
    expect(shown(thread, { words: "quoted nowhere" })).toBe(false);
  });
});

describe("filter in an address", () => {
  const id = fc.stringMatching(/^[0-9a-z]{12}$/);
  const filters: fc.Arbitrary<Filter> = fc.record({
    people: fc.uniqueArray(id as fc.Arbitrary<UserId>, { maxLength: 3 }),
    labels: fc.uniqueArray(id as fc.Arbitrary<LabelId>, { maxLength: 3 }),
    state: fc.constantFrom("open" as const, "resolved" as const, null),
    unread: fc.boolean(),
    mine: fc.boolean(),
    words: fc.string({ maxLength: 40 }).map((words) => (words.trim() === "" ? "" : words)),
  });

  it("a filter is read back from its address unchanged", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const address = toQuery(filter, new URLSearchParams("other=1")).toString();
        expect(parseFilter(new URLSearchParams(address))).toEqual(filter);
        expect(new URLSearchParams(address).get("other")).toBe("1");
      }),
    );
  });

  it("survives any address", () => {
    fc.assert(
      fc.property(fc.string(), (raw) => {
        expect(() => parseFilter(new URLSearchParams(raw))).not.toThrow();
      }),
    );
    expect(parseFilter(new URLSearchParams("person=nobody&state=odd"))).toEqual(NO_FILTER);
  });
});
