import { liveComments } from "@/domain/annotation/annotation";
import type { AnnotationId } from "@/domain/ids";
import { placesOf } from "../editions/models";
import type { RoomKernel } from "../kernel/room-kernel";
import { noteListOf, notesOf, readsOf } from "./models";
import { isOrphan } from "./reading-order";

/** The words that a note is about: in this edition, else as somebody has last seen them. */
export function quoteOf(room: RoomKernel, id: AnnotationId): string {
  const place = notesOf(room).place(id);
  const words =
    place && !isOrphan(place)
      ? room.text.text.slice(place.start, place.end)
      : (placesOf(room).find(id)?.exact ?? "");
  return words.replace(/\s+/gu, " ");
}

/** The words of a thread are on the screen of somebody who looks at them. */
export function markRead(room: RoomKernel, id: AnnotationId): void {
  const annotation = notesOf(room).annotation(id);
  if (!annotation || document.hidden) return;
  const reads = readsOf(room);
  const last = liveComments(annotation).at(-1)?.created ?? 0;
  const before = reads.readAt(id) ?? 0;
  if (last > before) reads.mark([id], Math.max(last, Date.now()));
}

export function markAllRead(room: RoomKernel): void {
  const list = noteListOf(room);
  const unread = notesOf(room)
    .order()
    .flatMap(({ id }) => (list.isUnread(id) ? [id] : []));
  readsOf(room).mark(unread, Date.now());
}
