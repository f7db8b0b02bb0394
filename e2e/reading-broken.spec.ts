import type { WebSocketRoute } from "@playwright/test";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/document-model";
import { newId } from "@/collab/new-id";
import { SyncStep } from "@/collab/protocol";
import { encodeSync } from "@/collab/wire";
import type { AnnotationId, UserId } from "@/domain/ids";
import { annotate } from "./annotate";
import { expect, test } from "./fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { WORDS } from "./sample-words";

/** A moment that no calendar has: whoever writes it as a date throws. Milliseconds since 1970. */
const NEVER = 9e15;

test("what breaks takes no more than its own place", async ({ ana, ben, team }) => {
  const { id } = await annotate(ben, team.report, WORDS.condemned, { comment: "Look here." });
  await annotate(ben, team.report, WORDS.gabon, { comment: "And there." });
  const sockets: WebSocketRoute[] = [];
  await ana.page.routeWebSocket(/\/sync\//, (socket) => {
    socket.connectToServer();
    sockets.push(socket);
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
    const ydoc = new Y.Doc();
    new ReportDocument(ydoc).set("comments", newId(), [
      id as AnnotationId,
      ben.id as UserId,
      NEVER,
      "From nowhen.",
    ]);
    const frame = encodeSync(SyncStep.Update, Y.encodeStateAsUpdate(ydoc));
    sockets.at(-1)?.send(Buffer.from(frame));
    const broken = note.getByRole("group", { name: "This comment" });
    await expect(broken).toContainText("cannot be shown");
    await expect(broken.getByRole("button", { name: "Delete" })).toBeVisible();
    await broken.getByRole("button", { name: "Try again" }).click();
    await expect(broken).toContainText("cannot be shown");
    await expect(note).toContainText("Look here.");
    expect(errors.join("\n")).toContain("RangeError");
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
