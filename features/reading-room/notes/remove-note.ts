import { showToast } from "@/components/overlay/toast-store";
import type { ThreadState } from "@/domain/annotation/annotation";
import type { AnnotationId, CommentId } from "@/domain/ids";
import type { RoomModel } from "../kernel/room-kernel";

export function removeNote(room: RoomModel, id: AnnotationId): void {
  room.gestures.remove(id);
  showToast(room.words("note.deleted"), {
    action: { label: room.words("note.undo"), run: () => room.gestures.restore(id) },
  });
}

export function removeComment(room: RoomModel, id: CommentId): void {
  room.gestures.remove(id);
  showToast(room.words("note.commentDeleted"), {
    action: { label: room.words("note.undo"), run: () => room.gestures.restore(id) },
  });
}

/** Resolves or reopens; says so, because a filter may hide the note at once. */
export function setNoteState(room: RoomModel, id: AnnotationId, state: ThreadState): void {
  const before = state === "resolved" ? "open" : "resolved";
  room.gestures.setState(id, state);
  showToast(state === "resolved" ? room.words("note.resolved") : room.words("note.reopened"), {
    action: { label: room.words("note.undo"), run: () => room.gestures.setState(id, before) },
  });
}
