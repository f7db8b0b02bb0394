import { showToast } from "@/components/overlay/toast-store";
import type { ThreadState } from "@/domain/annotation/annotation";
import type { AnnotationId, CommentId } from "@/domain/ids";
import type { RoomKernel } from "../kernel/room-kernel";
import { gesturesOf } from "./models";

export function removeNote(room: RoomKernel, id: AnnotationId): void {
  gesturesOf(room).remove(id);
  showToast(room.words("note.deleted"), {
    action: { label: room.words("note.undo"), run: () => gesturesOf(room).restore(id) },
  });
}

export function removeComment(room: RoomKernel, id: CommentId): void {
  gesturesOf(room).remove(id);
  showToast(room.words("note.commentDeleted"), {
    action: { label: room.words("note.undo"), run: () => gesturesOf(room).restore(id) },
  });
}

/** Resolves or reopens; says so, because a filter may hide the note at once. */
export function setNoteState(room: RoomKernel, id: AnnotationId, state: ThreadState): void {
  const before = state === "resolved" ? "open" : "resolved";
  gesturesOf(room).setState(id, state);
  showToast(state === "resolved" ? room.words("note.resolved") : room.words("note.reopened"), {
    action: { label: room.words("note.undo"), run: () => gesturesOf(room).setState(id, before) },
  });
}
