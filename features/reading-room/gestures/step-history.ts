import { showToast } from "@/components/toast-store";
import { messages } from "../messages";
import type { RoomModel } from "../room-model";

/** Undoes or redoes one's last gesture and says what that was, and what a colleague's change has kept from it. */
export function stepHistory(room: RoomModel, direction: "undo" | "redo"): void {
  const step = direction === "undo" ? room.gestures.undo() : room.gestures.redo();
  if (!step) {
    showToast(direction === "undo" ? messages.status.undoNothing : messages.status.redoNothing);
    return;
  }
  if (!step.gesture) {
    showToast(messages.undo.skipped, { tone: "danger" });
    return;
  }
  const said =
    direction === "undo" ? messages.undo.undid(step.gesture) : messages.undo.redid(step.gesture);
  showToast(step.skipped ? `${said}. ${messages.undo.skippedPart}` : said);
}
