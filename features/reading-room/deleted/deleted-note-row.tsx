"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { showToast } from "@/components/overlay/toast-store";
import { Time } from "@/components/time";
import type { Author } from "@/contract/common";
import type { DeletedNote } from "@/contract/deleted-notes";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { useRights, useRoom } from "../kernel/room-context";
import { restoreNote } from "./client";
import { EraseButton } from "./erase-button";
import styles from "./deleted-notes.module.css";

/** One deleted highlight or comment: whose it was, about which words, and who has deleted it when. */
export function DeletedNoteRow({ note, onGone }: { note: DeletedNote; onGone: () => void }) {
  const words = useWords("reading-room");
  const text = useWords("reading-room.deleted");
  const failures = useFailures();
  const { data } = useRoom();
  const rights = useRights();
  const [pending, setPending] = useState(false);
  const nameOf = ({ name, former }: Author): string =>
    name === null
      ? words("note.formerNumber", { number: String(former) })
      : name || words("note.formerMember");
  const restore = async (): Promise<void> => {
    setPending(true);
    const restored = await restoreNote(data.report.id, note.id);
    setPending(false);
    if (!restored.ok) {
      failures.show(restored.failure);
      return;
    }
    showToast(text("restored"));
    onGone();
  };
  return (
    <li className={styles.note}>
      <div className={styles.what}>
        <p>{text(note.kind, { name: nameOf(note.creator) })}</p>
        <blockquote className={styles.quote}>{note.exact}</blockquote>
        <p className={styles.who}>
          {text("by", { name: nameOf(note.deletedBy) })} · <Time iso={note.deleted} />
        </p>
      </div>
      <div className={styles.actions}>
        <Button size="small" pending={pending} onClick={() => void restore()}>
          {text("restore")}
        </Button>
        {rights.erase && <EraseButton note={note.id} onGone={onGone} />}
      </div>
    </li>
  );
}
