import { showToast } from "@/components/overlay/toast-store";
import type { RoomKernel } from "../kernel/room-kernel";
import { nameGesture } from "./name-gesture";

/** Undoes or redoes one's last gesture and says what that was, and what a colleague's change has kept from it. */
export function stepHistory(room: RoomKernel, direction: "undo" | "redo"): void {
  const outcome = direction === "undo" ? room.shared.undo() : room.shared.redo();
  if (!outcome) {
    showToast(
      direction === "undo" ? room.words("status.undoNothing") : room.words("status.redoNothing"),
    );
    return;
  }
  const { document } = room.shared;
  const name = nameGesture(outcome.command.edits, direction, {
    isAnnotation: (key) => document.fact("annotations", key) !== null,
    isRoot: (key) => {
      const about = document.fact("comments", key)?.[0];
      return about !== undefined && document.annotation(about)?.comments[0]?.id === key;
    },
  });
  if (!name) {
    showToast(room.words("undo.skipped"), { tone: "danger" });
    return;
  }
  const gesture = room.words(`gestures.${name}`);
  const done =
    outcome.skipped.length > 0
      ? (`undo.${direction}Part` as const)
      : (`undo.${direction}Whole` as const);
  showToast(room.words(done, { gesture }));
}
