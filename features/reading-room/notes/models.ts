import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { AnnotationId, CommentId } from "@/domain/ids";
import { DraftStore } from "../drafts/draft-store";
import { placesOf } from "../editions/models";
import { FilteredList } from "../filters/filtered-list";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";
import { saveReads } from "./client";
import { findLabel } from "./labels";
import { NoteGestures } from "./note-gestures";
import { PaintedNotes } from "./painted-notes";
import { ReadMarks } from "./read-marks";
import { RoomStore } from "./room-store";

export const NOTES: PartModel<RoomStore> = {
  create: (room) => {
    const { report, length } = room.data;
    return new RoomStore({ number: report.edition, length }, null, placesOf(room).find);
  },
};

/** The notes that the margin lists. */
export const NOTE_LIST: PartModel<FilteredList> = {
  create: (room) => {
    const reads = readsOf(room);
    const list = new FilteredList(notesOf(room), {
      me: room.data.me.id,
      text: () => room.text.text,
      readAt: reads.readAt,
    });
    reads.onChange((ids) => {
      list.refresh(ids);
    });
    return list;
  },
};

/** The notes that the text paints. */
export const PAINTED: PartModel<PaintedNotes> = {
  create: (room) =>
    new PaintedNotes(notesOf(room), (label) => findLabel(room, label)?.colour ?? null),
};

export const READS: PartModel<ReadMarks> = {
  create: ({ data: { reads, report } }) =>
    new ReadMarks({ marks: reads ?? [], save: (ids) => saveReads(report.id, ids) }),
};

export const DRAFTS: PartModel<DraftStore> = {
  create: ({ data }) => new DraftStore({ user: data.me.id, report: data.report.id }),
};

export const GESTURES: PartModel<NoteGestures> = {
  create: (room) => new NoteGestures(() => room.shared, room.data.report.edition),
};

/** How the notes are shown. */
export type NotesView = {
  mode: "beside" | "list";
  hovered: AnnotationId | null;
  /** What a permanent link has just led to. */
  flashed: AnnotationId | CommentId | null;
};

export const NOTES_VIEW: PartModel<WritableLiveValue<NotesView>> = {
  create: () => createLiveValue<NotesView>({ mode: "beside", hovered: null, flashed: null }),
};

export function notesOf(room: RoomKernel): RoomStore {
  return room.model(NOTES);
}

export function noteListOf(room: RoomKernel): FilteredList {
  return room.model(NOTE_LIST);
}

export function paintedOf(room: RoomKernel): PaintedNotes {
  return room.model(PAINTED);
}

export function readsOf(room: RoomKernel): ReadMarks {
  return room.model(READS);
}

export function draftsOf(room: RoomKernel): DraftStore {
  return room.model(DRAFTS);
}

export function gesturesOf(room: RoomKernel): NoteGestures {
  return room.model(GESTURES);
}

export function notesViewOf(room: RoomKernel): WritableLiveValue<NotesView> {
  return room.model(NOTES_VIEW);
}
