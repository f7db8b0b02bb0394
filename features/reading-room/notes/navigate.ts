import { isOrphan, lowerBound } from "./reading-order";
import type { DeepLink } from "./deep-link";
import type { AnnotationId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import { isFiltering, NO_FILTER } from "../filters/filter";
import type { RoomModel } from "../kernel/room-kernel";
import { NO_STATEMENT } from "../kernel/open";
import { patchLive } from "../kernel/use-live";
import { isNarrow } from "../kernel/use-narrow";

type Opening = {
  /** Moves the keyboard's focus to the card, or straight to its field. */
  focus?: "card" | "reply";
  /** Brings the passage into view; `false` where the reader has just clicked on it. */
  scroll?: boolean;
};

/** Opens a note: its card whole, its passage marked. */
export function openNote(
  room: RoomModel,
  id: AnnotationId,
  { focus, scroll = true }: Opening = {},
): void {
  patchLive(room.ui, {
    active: id,
    composing: null,
    ...NO_STATEMENT,
    ...(focus && { focus: { kind: focus, annotation: id } }),
  });
  room.markRead(id);
  if (scroll) showPassage(room, id);
}

export function closeNote(room: RoomModel): void {
  patchLive(room.ui, { active: null, editing: null, labelling: null });
}

export function showPassage(
  room: RoomModel,
  id: AnnotationId,
  { smooth = true, focus = false }: { smooth?: boolean; focus?: boolean } = {},
): void {
  const place = room.store.place(id);
  if (!place || isOrphan(place)) return;
  room.column?.scrollTo({ start: place.start, end: place.end }, { smooth, focus });
}

/** The keyboard's way from a card back to its passage. */
export function returnToText(room: RoomModel): void {
  const { active, composing } = room.ui.get();
  patchLive(room.ui, { sheet: null });
  if (composing) {
    room.column?.scrollTo(composing, { focus: true });
    return;
  }
  if (active) showPassage(room, active, { focus: true });
  else room.column?.focus(room.viewport.get()?.start);
}

/** The note after or before the open one; without one, the next from where the reader is. */
export function stepNote(room: RoomModel, step: 1 | -1, unreadOnly = false): boolean {
  const { order } = room.list.state.get();
  const from = startIndex(room, step);
  for (let index = from; index >= 0 && index < order.length; index += step) {
    const place = order[index];
    if (!place || (unreadOnly && !room.list.isUnread(place.id))) continue;
    openNote(room, place.id, { focus: "card" });
    return true;
  }
  return false;
}

function startIndex(room: RoomModel, step: 1 | -1): number {
  const { order } = room.list.state.get();
  const { active } = room.ui.get();
  const at = active ? order.findIndex(({ id }) => id === active) : -1;
  if (at !== -1) return at + step;
  const offset = room.viewport.get()?.start ?? 0;
  const next = lowerBound(order, ({ start }) => start >= offset);
  return step === 1 ? next : next - 1;
}

/** Begins a comment on a passage. */
export function composeAt(room: RoomModel, range: TextRange): void {
  patchLive(room.ui, {
    composing: range,
    active: null,
    ...NO_STATEMENT,
    focus: { kind: "compose" },
    ...(isNarrow() && { sheet: "notes" }),
  });
}

/**
 * Opens the note that a link leads to, at the comment if it names one, and takes a filter away that would hide it.
 * Returns whether it did.
 */
export function openLinked(room: RoomModel, id: AnnotationId, link: DeepLink): boolean {
  const { filter, order } = room.list.state.get();
  const hidden = isFiltering(filter) && !order.some((place) => place.id === id);
  if (hidden) room.list.setFilter(NO_FILTER);
  openNote(room, id, { focus: "card", scroll: false });
  // At once: a comment far down in its thread brings itself into view from there.
  showPassage(room, id, { smooth: false });
  patchLive(room.ui, {
    flashed: link.id,
    ...(link.kind === "comment" && { focus: { kind: "comment", comment: link.id } }),
    ...(isNarrow() && { sheet: "notes" }),
  });
  return hidden;
}
