import { describe, expect, it } from "vitest";
import {
  addComment,
  createAnnotation,
  remove,
  retarget,
  setThreadState,
  toggleReaction,
  type Acting,
} from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import type { Annotation } from "@/domain/annotation/annotation";
import type { AnnotationId, UserId } from "@/domain/ids";
import { describeChange, digest } from "./describe-changes";

const me = "aaaaaaaaaaaa" as UserId;
const ben = "bbbbbbbbbbbb" as UserId;

function setUp() {
  let count = 0;
  const document = new ReportDocument();
  const acting = (user: UserId): Acting => ({
    user,
    now: () => (count += 1),
    newId: () => (count += 1).toString(36).padStart(12, "0"),
  });
  let last: Annotation | null = null;
  const look = (id: AnnotationId): string[] => {
    const now = document.annotation(id);
    const kinds = describeChange(last, now, me).map(({ kind }) => kind);
    last = now;
    return kinds;
  };
  return { document, acting, look };
}

describe("describeChange", () => {
  it("tells what colleagues did, once", () => {
    const { document, acting, look } = setUp();
    const { id } = createAnnotation(document, acting(ben), {
      edition: 1,
      range: { start: 0, end: 4 },
    });
    expect(look(id)).toEqual(["highlighted"]);
    const root = addComment(document, acting(ben), id, "first").id;
    expect(look(id)).toEqual(["commented"]);
    addComment(document, acting(ben), id, "second");
    setThreadState(document, acting(ben), id, "resolved");
    expect(look(id)).toEqual(["replied", "resolved"]);
    setThreadState(document, acting(ben), id, "open");
    retarget(document, acting(ben), id, 1, { start: 1, end: 4 });
    expect(look(id)).toEqual(["reopened", "moved"]);
    toggleReaction(document, acting(ben), root, "👍");
    expect(look(id)).toEqual([]);
    remove(document, acting(ben), id);
    expect(look(id)).toEqual(["removed"]);
    expect(look(id)).toEqual([]);
  });

  it("says nothing of my own doings", () => {
    const { document, acting, look } = setUp();
    const { id } = createAnnotation(document, acting(me), {
      edition: 1,
      range: { start: 0, end: 4 },
      comment: "mine",
    });
    setThreadState(document, acting(me), id, "resolved");
    expect(look(id)).toEqual([]);
  });

  it("takes an annotation that comes with words as one comment", () => {
    const { document, acting, look } = setUp();
    const { id } = createAnnotation(document, acting(ben), {
      edition: 1,
      range: { start: 0, end: 4 },
      comment: "x",
    });
    expect(look(id)).toEqual(["commented"]);
  });
});

it("gathers each person's doings of one kind", () => {
  const annotation = "cccccccccccc" as AnnotationId;
  const happening = (by: UserId, kind: "replied" | "resolved") => ({ by, kind, annotation });
  expect(
    digest([
      happening(ben, "replied"),
      happening(me, "replied"),
      happening(ben, "replied"),
      happening(ben, "resolved"),
    ]),
  ).toEqual([
    { by: ben, kind: "replied", times: 2 },
    { by: me, kind: "replied", times: 1 },
    { by: ben, kind: "resolved", times: 1 },
  ]);
});
