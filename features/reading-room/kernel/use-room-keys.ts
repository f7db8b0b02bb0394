import { useEffect } from "react";
import { showToast } from "@/components/overlay/toast-store";
import { copyLink } from "../copy-link";
import { stepHistory } from "../history/step-history";
import { followNext } from "../live/follow";
import { closeNote, openNote, returnToText, stepNote } from "../notes/navigate";
import { openReview } from "../review/open-review";
import { setNoteState } from "../notes/remove-note";
import { toRights } from "./rights";
import { useRoom } from "./room-context";
import type { RoomModel } from "./room-kernel";
import { actOnStatement } from "../statements/model/act-on-statement";
import {
  closeStatement,
  isInStatementCard,
  leaveStatement,
  openHere,
  openNeighbour,
} from "../statements/model/open-statement";
import { findCommand, toBindings, type ShortcutName } from "../shortcuts";
import { patchLive } from "./use-live";

/** Calls the commands of the table. Those of the text are the text's own to call. */
export function useRoomKeys(): void {
  const room = useRoom();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isElsewhere(event.target)) return;
      if (event.key === "Escape") {
        if (isEditable(event.target)) return;
        const { active, statement, stating } = room.ui.get();
        if (statement || stating)
          (isInStatementCard(event.target) ? leaveStatement : closeStatement)(room);
        else if (active) closeNote(room);
        return;
      }
      const name = findCommand(event, toBindings(room.settings.get()), isEditable(event.target));
      if (name && call(room, name)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [room]);
}

/** Returns whether the key was handled; the browser handles the others. */
function call(room: RoomModel, name: ShortcutName): boolean {
  switch (name) {
    case "highlight":
    case "comment":
    case "newStatement":
    case "sentence":
    case "adjust":
      return false;
    case "next":
      return stepNote(room, 1);
    case "previous":
      return stepNote(room, -1);
    case "nextUnread":
      return stepNote(room, 1, true);
    case "statement":
      if (!openHere(room)) showToast(room.words("statements.noneHere"));
      return true;
    case "nextStatement":
      return openNeighbour(room, 1);
    case "previousStatement":
      return openNeighbour(room, -1);
    case "nextProposed":
      if (!openNeighbour(room, 1, true)) showToast(room.words("statements.noneOpen"));
      return true;
    case "confirm":
    case "reject":
    case "actor":
    case "alias":
    case "range":
    case "split":
    case "merge":
      return actOnStatement(room, name);
    case "undo":
    case "redo":
      stepHistory(room, name);
      return true;
    case "find":
      patchLive(room.ui, { finding: true });
      return true;
    case "follow":
      followNext(room);
      return true;
    case "list":
      patchLive(room.ui, { margin: room.ui.get().margin === "list" ? "beside" : "list" });
      return true;
    case "review":
      return openReview(room);
    case "help":
      patchLive(room.ui, { help: true });
      return true;
    case "reply":
    case "resolve":
    case "label":
    case "copyLink":
    case "passage":
      return callOnNote(room, name);
  }
}

function callOnNote(
  room: RoomModel,
  name: "reply" | "resolve" | "label" | "copyLink" | "passage",
): boolean {
  const { active } = room.ui.get();
  const annotation = active && room.store.annotation(active);
  if (!annotation) return false;
  const { id } = annotation;
  const rights = toRights(room.role.get(), room.data.me.id);
  switch (name) {
    case "reply":
      if (rights.comment) openNote(room, id, { focus: "reply", scroll: false });
      return rights.comment;
    case "resolve":
      if (rights.resolve) setNoteState(room, id, annotation.state === "open" ? "resolved" : "open");
      return rights.resolve;
    case "label":
      if (rights.label) patchLive(room.ui, { labelling: id });
      return rights.label;
    case "copyLink":
      void copyLink(room, { kind: "annotation", id }, room.words("note.linkCopied"));
      return true;
    case "passage":
      returnToText(room);
      return true;
  }
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select") !== null)
  );
}

/** Menus and dialogs have keys of their own; the sheets of a small screen are part of the room. */
function isElsewhere(target: EventTarget | null): boolean {
  const around =
    target instanceof Element ? target.closest("[role=menu], [role=dialog], [role=listbox]") : null;
  return around !== null && around.querySelector("[data-room-sheet]") === null;
}
