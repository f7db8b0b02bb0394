import { isOrphan, lowerBound } from "./reading-order";
import type { DeepLink } from "./deep-link";
import type { AnnotationId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import { isFiltering, NO_FILTER } from "../filters/filter";
import type { RoomKernel } from "../kernel/room-kernel";
import { newNoteOf, noteOf, NOTHING, type Open, type OpenNote } from "../kernel/open";
import { patchLive } from "../kernel/use-live";
import { isNarrow } from "../kernel/use-narrow";
import { noteListOf, notesOf, notesViewOf } from "./models";
import { markRead } from "./reading";

type Opening = {
  /** Moves the keyboard's focus to the card, or straight to its field. */
  focus?: "card" | "reply";
  /** Brings the passage into view; `false` where the reader has just clicked on it. */
  scroll?: boolean;
};

/** Opens a note: its card whole, its passage marked. */
export function openNote(
  room: RoomKernel,
  id: AnnotationId,
  { focus, scroll = true }: Opening = {},
): void {
  patchLive(room.ui, {
    open: toOpenNote(room.ui.get().open, id),
    ...(focus && { focus: { kind: focus, annotation: id } }),
  });
  markRead(room, id);
  if (scroll) showPassage(room, id);
}

export function closeNote(room: RoomKernel): void {
  if (noteOf(room.ui.get()) !== null) patchLive(room.ui, { open: NOTHING });
}

/** Opens a note where it is, and says what is done in it; what is not named goes on if the note was open. */
export function openNoteInPlace(
  room: RoomKernel,
  id: AnnotationId,
  doing: Partial<Pick<OpenNote, "editing" | "labelling">> = {},
): void {
  patchLive(room.ui, { open: { ...toOpenNote(room.ui.get().open, id), ...doing } });
}

/** The card of a note, as it was if it is open. */
export function toOpenNote(open: Open, note: AnnotationId): OpenNote {
  if (open.kind === "note" && open.note === note) return open;
  return { kind: "note", note, editing: null, labelling: false };
}

export function showPassage(
  room: RoomKernel,
  id: AnnotationId,
  { smooth = true, focus = false }: { smooth?: boolean; focus?: boolean } = {},
): void {
  const place = notesOf(room).place(id);
  if (!place || isOrphan(place)) return;
  room.column?.scrollTo({ start: place.start, end: place.end }, { smooth, focus });
}

/** The keyboard's way from a card back to its passage. */
export function returnToText(room: RoomKernel): void {
  const ui = room.ui.get();
  const [active, composing] = [noteOf(ui), newNoteOf(ui)];
  patchLive(room.ui, { sheet: null });
  if (composing) {
    room.column?.scrollTo(composing, { focus: true });
    return;
  }
  if (active) showPassage(room, active, { focus: true });
  else room.column?.focus(room.viewport.get()?.start);
}

/** The note after or before the open one; without one, the next from where the reader is. */
export function stepNote(room: RoomKernel, step: 1 | -1, unreadOnly = false): boolean {
  const { order } = noteListOf(room).state.get();
  const from = startIndex(room, step);
  for (let index = from; index >= 0 && index < order.length; index += step) {
    const place = order[index];
    if (!place || (unreadOnly && !noteListOf(room).isUnread(place.id))) continue;
    openNote(room, place.id, { focus: "card" });
    return true;
  }
  return false;
}

function startIndex(room: RoomKernel, step: 1 | -1): number {
  const { order } = noteListOf(room).state.get();
  const active = noteOf(room.ui.get());
  const at = active ? order.findIndex(({ id }) => id === active) : -1;
  if (at !== -1) return at + step;
  const offset = room.viewport.get()?.start ?? 0;
  const next = lowerBound(order, ({ start }) => start >= offset);
  return step === 1 ? next : next - 1;
}

/** Begins a comment on a passage. */
export function composeAt(room: RoomKernel, range: TextRange): void {
  patchLive(room.ui, {
    open: { kind: "new-note", range },
    focus: { kind: "compose" },
    ...(isNarrow() && { sheet: "notes" }),
  });
}

/**
 * Opens the note that a link leads to, at the comment if it names one, and takes a filter away that would hide it.
 * Returns whether it did.
 */
export function openLinked(room: RoomKernel, id: AnnotationId, link: DeepLink): boolean {
  const { filter, order } = noteListOf(room).state.get();
  const hidden = isFiltering(filter) && !order.some((place) => place.id === id);
  if (hidden) noteListOf(room).setFilter(NO_FILTER);
  openNote(room, id, { focus: "card", scroll: false });
  // At once: a comment far down in its thread brings itself into view from there.
  showPassage(room, id, { smooth: false });
  patchLive(notesViewOf(room), { flashed: link.id });
  patchLive(room.ui, {
    ...(link.kind === "comment" && { focus: { kind: "comment", comment: link.id } }),
    ...(isNarrow() && { sheet: "notes" }),
  });
  return hidden;
}
