import type { Annotation } from "@/domain/annotation/annotation";
import { copyLink } from "../copy-link";
import { noteOf } from "../kernel/open";
import { toRights, type Rights } from "../kernel/rights";
import type { Command, RoomKernel } from "../kernel/room-kernel";
import { patchLive } from "../kernel/use-live";
import { notesOf, notesViewOf } from "./models";
import { openNote, openNoteInPlace, returnToText, stepNote } from "./navigate";
import { setNoteState } from "./remove-note";

export const NOTE_COMMANDS = [
  {
    name: "highlight",
    key: "h",
    layer: "selection",
    run: ({ column }) => column?.act("highlight") ?? false,
  },
  {
    name: "comment",
    key: "c",
    layer: "selection",
    run: ({ column }) => column?.act("comment") ?? false,
  },
  {
    name: "reply",
    key: "r",
    layer: "note",
    run: onNote((room, { id }, { comment }) => {
      if (comment) openNote(room, id, { focus: "reply", scroll: false });
      return comment;
    }),
  },
  {
    name: "resolve",
    key: "e",
    layer: "note",
    run: onNote((room, { id, state }, { resolve }) => {
      if (resolve) setNoteState(room, id, state === "open" ? "resolved" : "open");
      return resolve;
    }),
  },
  {
    name: "label",
    key: "t",
    layer: "note",
    run: onNote((room, { id }, { label }) => {
      if (label) openNoteInPlace(room, id, { labelling: true });
      return label;
    }),
  },
  {
    name: "copyLink",
    key: "y",
    layer: "note",
    run: onNote((room, { id }) => {
      void copyLink(room, { kind: "annotation", id }, room.words("note.linkCopied"));
      return true;
    }),
  },
  {
    name: "passage",
    key: "p",
    layer: "note",
    run: onNote((room) => {
      returnToText(room);
      return true;
    }),
  },
  { name: "next", key: "j", layer: "room", run: (room) => stepNote(room, 1) },
  { name: "previous", key: "k", layer: "room", run: (room) => stepNote(room, -1) },
  { name: "nextUnread", key: "n", layer: "room", run: (room) => stepNote(room, 1, true) },
  {
    name: "list",
    key: "l",
    layer: "room",
    run: (room) => {
      const view = notesViewOf(room);
      patchLive(view, { mode: view.get().mode === "list" ? "beside" : "list" });
      return true;
    },
  },
] as const satisfies readonly Command[];

/** Does something with the open note, if it is there, by what this person may do. */
function onNote(
  act: (room: RoomKernel, note: Annotation, rights: Rights) => boolean,
): (room: RoomKernel) => boolean {
  return (room) => {
    const id = noteOf(room.ui.get());
    const note = id && notesOf(room).annotation(id);
    return note ? act(room, note, toRights(room.role.get(), room.data.me.id)) : false;
  };
}
