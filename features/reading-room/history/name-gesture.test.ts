import { describe, expect, it } from "vitest";
import {
  addComment,
  createAnnotation,
  decideStatements,
  editComment,
  remove,
  retarget,
  setThreadState,
  toggleReaction,
  type Acting,
  type Command,
} from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import { UndoStack } from "@/collab/facts/undo/undo";
import type { AnnotationId, UserId } from "@/domain/ids";
import { statement } from "@/test/some-statement";
import { decide } from "../statements/model/decisions";
import { nameGesture, type SubjectLookup } from "./name-gesture";

function setUp() {
  let count = 0;
  const acting: Acting = {
    user: "aaaaaaaaaaaa" as UserId,
    now: () => (count += 1),
    newId: () => (count += 1).toString(36).padStart(12, "0"),
  };
  const document = new ReportDocument();
  const stack = new UndoStack();
  const subject: SubjectLookup = {
    isAnnotation: (key) => document.fact("annotations", key) !== null,
    isRoot: (key) => {
      const about = document.fact("comments", key)?.[0];
      return about !== undefined && document.annotation(about)?.comments[0]?.id === key;
    },
  };
  return { acting, document, stack, subject };
}

type Room = ReturnType<typeof setUp>;

function names({ acting, document, stack, subject }: Room, command: Command): unknown[] {
  stack.push(command);
  const undone = stack.undo(document, acting);
  const redone = stack.redo(document, acting);
  return [
    nameGesture(undone?.command.edits ?? [], "undo", subject),
    nameGesture(redone?.command.edits ?? [], "redo", subject),
  ];
}

describe("nameGesture", () => {
  it("calls a gesture the same when it is undone and when it is redone", () => {
    const room = setUp();
    const { acting, document } = room;
    const range = { start: 1, end: 5 };
    const highlight = createAnnotation(document, acting, { edition: 1, range });
    expect(names(room, highlight.command)).toEqual(["highlight", "highlight"]);
    const note = createAnnotation(document, acting, { edition: 1, range, comment: "why" });
    expect(names(room, note.command)).toEqual(["comment", "comment"]);
    const about: AnnotationId = highlight.id;
    const root = addComment(document, acting, about, "first");
    expect(names(room, root.command)).toEqual(["comment", "comment"]);
    const reply = addComment(document, acting, about, "second");
    expect(names(room, reply.command)).toEqual(["reply", "reply"]);
    expect(names(room, editComment(document, acting, reply.id, "better"))).toEqual([
      "edits",
      "edits",
    ]);
    expect(names(room, setThreadState(document, acting, about, "resolved"))).toEqual([
      "resolve",
      "resolve",
    ]);
    expect(names(room, setThreadState(document, acting, about, "open"))).toEqual([
      "reopen",
      "reopen",
    ]);
    expect(names(room, retarget(document, acting, about, 1, { start: 2, end: 4 }))).toEqual([
      "targets",
      "targets",
    ]);
    expect(names(room, toggleReaction(document, acting, root.id, "👍"))).toEqual([
      "reactions",
      "reactions",
    ]);
    expect(names(room, remove(document, acting, reply.id))).toEqual([
      "removedComment",
      "removedComment",
    ]);
    expect(names(room, remove(document, acting, about))).toEqual(["removedNote", "removedNote"]);
  });

  it("a gesture that changed nothing has no name", () => {
    const { subject } = setUp();
    expect(nameGesture([], "undo", subject)).toBeNull();
  });
});

describe("nameGesture, of statements", () => {
  const first = statement(1);
  const second = statement(2, { start: 20, end: 30 });
  const decideAll = ({ document, acting }: Room, ...all: Parameters<typeof decide>[]) =>
    decideStatements(
      document,
      acting,
      all.map((one) => decide(...one)),
    );

  it("tells confirming, correcting, rejecting and taking back apart", () => {
    const room = setUp();
    const twice = (name: string) => [name, name];
    const by = (...all: Parameters<typeof decide>[]) => names(room, decideAll(room, ...all));
    expect(by([1, first, "confirmed"])).toEqual(twice("confirmStatement"));
    expect(by([1, first, "confirmed", { actor: "Norway" }])).toEqual(twice("correctStatement"));
    expect(by([1, first, "rejected"])).toEqual(twice("rejectStatement"));
    expect(by([1, first, "confirmed"])).toEqual(twice("confirmStatement"));
    expect(by([1, first, "open"])).toEqual(twice("reopenStatement"));
  });

  it("tells a split from a merger", () => {
    const room = setUp();
    const split = decideAll(room, [1, first, "confirmed"], [1, second, "confirmed"]);
    expect(names(room, split)).toEqual(["splitStatement", "splitStatement"]);
    const merger = decideAll(room, [1, first, "confirmed"], [1, second, "rejected"]);
    expect(names(room, merger)).toEqual(["mergeStatements", "mergeStatements"]);
  });
});
