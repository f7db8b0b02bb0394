"use client";

import { Button } from "@/components/form/button";
import { Dialog } from "@/components/overlay/dialog";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { DeletedNoteRow } from "./deleted-note-row";
import { deletedOf } from "./models";
import { useDeletedNotes } from "./use-deleted-notes";
import styles from "./deleted-notes.module.css";

/** What was deleted in the report, by whom and when, for those who may bring it back. */
export function DeletedNotes() {
  const text = useWords("reading-room.deleted");
  const room = useRoom();
  const open = useLive(deletedOf(room), (value) => value);
  return (
    <Dialog
      open={open}
      onOpenChange={(deleted) => deletedOf(room).set(deleted)}
      wide
      title={text("title")}
      description={text("lead")}
    >
      {open && <DeletedList />}
    </Dialog>
  );
}

function DeletedList() {
  const text = useWords("reading-room.deleted");
  const { state, forget, loadMore } = useDeletedNotes();
  if (state.kind === "failed") return <p role="alert">{text("failed")}</p>;
  const { notes, kind } = state;
  return (
    <>
      <p role="status" className={styles.none}>
        {kind === "all" && notes.length === 0 && text("none")}
      </p>
      <ul className={styles.list}>
        {notes.map((note) => (
          <DeletedNoteRow key={note.id} note={note} onGone={() => forget(note.id)} />
        ))}
      </ul>
      {kind === "more" && <Button onClick={loadMore}>{text("more")}</Button>}
    </>
  );
}
