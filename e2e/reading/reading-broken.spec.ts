import { addComment } from "@/collab/facts/commands";
import type { AnnotationResource } from "@/contract/reports";
import type { AnnotationId } from "@/domain/ids";
import { annotate, writeAtOnce } from "../support/annotate";
import { bodyOf } from "../support/api-client";
import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

/** A moment that no calendar has: whoever writes it as a date throws. Milliseconds since 1970. */
const NEVER = 9e15;

/** How lib0 begins a double, in eight bytes, and a short string. */
const DOUBLE = 123;
const STRING = 119;

/** Gives the comment of these words, if a frame holds it, a moment that no calendar has; all else stays as it came. */
function misdate(frame: Buffer, words: string): Buffer {
  const body = Buffer.concat([Buffer.of(STRING, words.length), Buffer.from(words)]);
  const at = frame.indexOf(body) - 8;
  if (at > 0 && frame[at - 1] === DOUBLE) frame.writeDoubleBE(NEVER, at);
  return frame;
}

test("what breaks takes no more than its own place", async ({ ana, ben, team }) => {
  const { id } = await annotate(ben, team.report, WORDS.condemned, { comment: "Look here." });
  await annotate(ben, team.report, WORDS.gabon, { comment: "And there." });
  await ana.page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) =>
      socket.send(typeof frame === "string" ? frame : misdate(frame, "From nowhen.")),
    );
  });
  const errors: string[] = [];
  ana.page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  const note = room.note(WORDS.condemned);
  await note.press("Enter");

  await test.step("a comment: the others and its note stay, and it can be deleted", async () => {
    await writeAtOnce(ben, team.report, (document, acting) => {
      addComment(document, acting, id as AnnotationId, "From nowhen.");
    });
    const broken = note.getByRole("group", { name: "This comment" });
    await expect(broken).toContainText("cannot be shown");
    await broken.getByRole("button", { name: "Try again" }).click();
    await expect(broken).toContainText("cannot be shown");
    await expect(note).toContainText("Look here.");
    expect(errors.join("\n")).toContain("RangeError");
    await broken.getByRole("button", { name: "Delete" }).click();
    await expect(note).toContainText(`${ana.name} deleted this comment.`);
    await expect(broken).toBeHidden();
    await room.untilSaved();
    const { items } = bodyOf<{ items: AnnotationResource[] }>(
      await ben.api.get(`/reports/${team.report}/annotations`),
    );
    const comments = items.find((one) => one.id === id)?.comments;
    expect(comments?.map((one) => one.deleted !== null)).toEqual([false, true]);
  });
  await test.step("the room goes on", async () => {
    await room.reply(WORDS.condemned, "All the same.");
    await room.untilSaved();
    await room.reveal(WORDS.gabon);
    await expect(room.note(WORDS.gabon)).toContainText("And there.");
  });
  await test.step("[WF20] what would break a page is not sent", async () => {
    const field = room.note(WORDS.condemned).getByLabel("Reply", { exact: true });
    await field.fill("> ".repeat(1_000));
    await expect(room.note(WORDS.condemned)).toContainText("Too many levels");
    const send = room.note(WORDS.condemned).getByRole("button", { name: "Send" });
    await expect(send).toHaveAttribute("aria-disabled", "true");
  });
});
