import type { AnnotationId } from "@/domain/ids";
import { placesOf } from "../editions/models";
import type { RoomKernel, RoomPart } from "../kernel/room-kernel";
import { NotesColumn } from "../margin/notes-column";
import { loadReads } from "./client";
import { NOTE_COMMANDS } from "./commands";
import {
  draftsOf,
  NOTE_LIST,
  noteListOf,
  NOTES,
  NOTES_VIEW,
  notesOf,
  PAINTED,
  READS,
  readsOf,
} from "./models";
import { closeNote } from "./navigate";
import { NotesEffects } from "./notes-effects";

/** Highlights and the threads about them, in the margin. */
export const NOTES_PART: RoomPart = {
  models: [NOTES, READS, PAINTED, NOTE_LIST, NOTES_VIEW],
  connect: (room) => {
    const stops = [followPlaces(room), followText(room), followDocument(room)];
    if (room.data.reads === null) void learnReads(room);
    return () => {
      for (const stop of stops) stop();
      void draftsOf(room).flush();
      void readsOf(room).flush();
    };
  },
  commands: NOTE_COMMANDS,
  cards: { note: { close: closeNote } },
  panels: [
    { place: "unseen", piece: "notes", View: NotesEffects },
    { place: "end", piece: "notes", View: NotesColumn },
  ],
};

function followDocument(room: RoomKernel): () => void {
  const notes = notesOf(room);
  return room.followDocument((document) => notes.attach(document));
}

/** Asks where notes of other editions stand as soon as there is one of which it is not known. */
function followPlaces(room: RoomKernel): () => void {
  const [notes, places] = [notesOf(room), placesOf(room)];
  const stops = [
    notes.onTouched((touched) => {
      if ([...touched].some((id) => notes.standing(id)?.state === "unknown")) places.want();
    }),
    places.onLearnt((ids) => notes.refresh(ids as readonly AnnotationId[])),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What is filtered by words that were not there yet is looked at again when all of them are. */
function followText(room: RoomKernel): () => void {
  return room.text.shown.subscribe(() => {
    if (!room.text.whole) return;
    noteListOf(room).refresh(
      notesOf(room)
        .order()
        .map(({ id }) => id),
    );
  });
}

async function learnReads(room: RoomKernel): Promise<void> {
  const marks = await loadReads(room.data.report.id);
  if (marks) readsOf(room).learn(marks);
}
