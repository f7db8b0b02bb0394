import { describe, expect, it } from "vitest";
import type { LabelId, UserId } from "@/domain/ids";
import { createActing } from "@/test/campaigns/random-commands";
import { LABELS, NOW, USERS } from "@/test/campaigns/arbitrary-facts";
import {
  createAnnotation,
  editComment,
  remove,
  setThreadState,
  toggleLabel,
  type Command,
  type PendingEdit,
} from "./commands";
import { ReportDocument } from "./document-model";
import { isTaken, ReturnedEdits } from "./returned-edits";
import { writeAgain } from "./write-again";

const [ana, ben] = USERS.map((user) => createActing(user, NOW)) as [
  ReturnType<typeof createActing>,
  ReturnType<typeof createActing>,
];
const [label] = LABELS as [LabelId];
const me = USERS[0] as UserId;

const pend = ({ edits }: Command): PendingEdit => ({ id: ana.newId(), edits, replay: true });

/** A note of mine in a document, and the same note in a fresh one. */
function scene() {
  const old = new ReportDocument();
  const fresh = new ReportDocument();
  const made = createAnnotation(old, ana, {
    edition: 1,
    range: { start: 1, end: 9 },
    comment: "What does “ready” mean?",
  });
  writeAgain(fresh, made.command.edits, me);
  return { old, fresh, id: made.id, comment: made.comment };
}

const judge = (fresh: ReportDocument, command: Command) =>
  new ReturnedEdits(fresh).judge(pend(command));

describe("[GN7] a gesture that comes back", () => {
  it("is written if what it found still stands", () => {
    const { old, fresh, id } = scene();
    expect(judge(fresh, toggleLabel(old, ana, id, label))).toBe("write");
    expect(judge(fresh, setThreadState(old, ana, id, "resolved"))).toBe("write");
    expect(
      judge(fresh, createAnnotation(old, ana, { edition: 1, range: { start: 2, end: 5 } }).command),
    ).toBe("write");
  });

  it("is done if what it wanted stands already, whoever has said so", () => {
    const { old, fresh, id } = scene();
    toggleLabel(fresh, ben, id, label);
    expect(judge(fresh, toggleLabel(old, ana, id, label))).toBe("stands");
    remove(fresh, ben, id);
    expect(judge(fresh, remove(old, ana, id))).toBe("stands");
  });

  it("is the person's to decide if somebody has set otherwise, and then none of it is written", () => {
    const { old, fresh, id, comment } = scene();
    setThreadState(fresh, ben, id, "resolved");
    const reopened = setThreadState(old, ana, id, "open");
    const labelled = toggleLabel(old, ana, id, label);
    const both = { edits: [...labelled.edits, ...reopened.edits] };
    expect(judge(fresh, both)).toBe("changed");
    if (!comment) throw new Error("there is no comment");
    editComment(fresh, ana, comment, "Said on another device.");
    expect(judge(fresh, editComment(old, ana, comment, "Said on the train."))).toBe("changed");
  });

  it("does not take off what somebody has put on again", () => {
    const { old, fresh, id } = scene();
    const put = toggleLabel(old, ana, id, label);
    writeAgain(fresh, put.edits, me);
    const off = toggleLabel(old, ana, id, label);
    expect(judge(fresh, off)).toBe("write");
    toggleLabel(fresh, ben, id, label);
    toggleLabel(fresh, ben, id, label);
    expect(judge(fresh, off)).toBe("changed");
  });

  it("counts what an earlier one has written as found, also if that had to be mended", () => {
    const { old, fresh, id } = scene();
    const returned = new ReturnedEdits(fresh);
    const first = pend(setThreadState(old, ana, id, "resolved"));
    const mended = {
      ...first,
      edits: first.edits.map((edit) => ({ ...edit, after: [1, me, NOW + 99] })),
    };
    const second = pend(setThreadState(old, ana, id, "open"));
    expect(returned.judge(mended)).toBe("write");
    writeAgain(fresh, mended.edits, me);
    returned.wrote(mended);
    expect(returned.judge(second)).toBe("write");
  });
});

it("[GN6] tells what the server has taken in from what it has not, by client id and clock", () => {
  const { old, id } = scene();
  const { clientID } = old.ydoc;
  const put = pend(toggleLabel(old, ana, id, label));
  const clock = Number(put.edits[0]?.to?.split(".")[1]);
  expect(isTaken(put, new Map([[clientID, clock + 1]]))).toBe(true);
  expect(isTaken(put, new Map([[clientID, clock]]))).toBe(false);
  expect(isTaken(put, new Map([[clientID + 1, clock + 1]]))).toBe(false);
  const off = pend(toggleLabel(old, ana, id, label));
  expect(isTaken(off, new Map([[clientID, clock + 9]]))).toBe(false);
});
