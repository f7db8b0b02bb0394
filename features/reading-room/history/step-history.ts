import { showToast } from "@/components/overlay/toast-store";
import type { RoomModel } from "../kernel/room-kernel";

/** Undoes or redoes one's last gesture and says what that was, and what a colleague's change has kept from it. */
export function stepHistory(room: RoomModel, direction: "undo" | "redo"): void {
  const step = direction === "undo" ? room.gestures.undo() : room.gestures.redo();
  if (!step) {
    showToast(
      direction === "undo" ? room.words("status.undoNothing") : room.words("status.redoNothing"),
    );
    return;
  }
  if (!step.gesture) {
    showToast(room.words("undo.skipped"), { tone: "danger" });
    return;
  }
  const gesture = room.words(`gestures.${step.gesture}`);
  const done = step.skipped
    ? (`undo.${direction}Part` as const)
    : (`undo.${direction}Whole` as const);
  showToast(room.words(done, { gesture }));
}
