"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/form/button";
import { intersect } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import type { Draft } from "../drafts/draft-store";
import { composeAt } from "../notes/navigate";
import { useRights, useRoom, useUi } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { draftsOf } from "../notes/models";
import { newNoteOf } from "../kernel/open";
import styles from "./unsent-draft.module.css";

/** Offers the comment on a new passage that was being written when the page went away or the field was left. */
export function UnsentDraft() {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const composing = useUi(newNoteOf);
  const selection = useLive(room.selection, (selected) => selected);
  const [draft, setDraft] = useState<Draft | null>(null);

  useEffect(() => {
    let gone = false;
    void draftsOf(room)
      .load({ kind: "new" })
      .then((found) => {
        if (!gone) setDraft(found);
      });
    return () => {
      gone = true;
    };
  }, [room, composing]);

  const { edition } = room.data.report;
  const isOfAnother = draft?.edition !== undefined && draft.edition !== edition;
  const whole = { start: 0, end: room.data.length };
  const own = draft?.range ? intersect(draft.range, whole) : null;
  // In another edition the same offsets are other words: the reader says which are meant.
  const range = isOfAnother ? selection : own;
  if (!draft?.range || (!isOfAnother && !range) || composing || !rights.comment) return null;
  return (
    <div className={styles.draft}>
      <p className={styles.words}>
        <strong>{words("margin.unsent")}</strong> {draft.body.slice(0, 120)}
      </p>
      {isOfAnother && (
        <p className={styles.hint}>
          {words("margin.unsentElsewhere", { edition: draft.edition ?? 1 })}
        </p>
      )}
      <Button
        size="small"
        data-keeps-selection=""
        aria-disabled={!range}
        onClick={() => {
          if (!range) return;
          room.column?.scrollTo(range, { smooth: true });
          composeAt(room, range);
        }}
      >
        {words("margin.continueDraft")}
      </Button>
      <Button
        size="small"
        variant="ghost"
        onClick={() => {
          draftsOf(room).save({ kind: "new" }, null);
          setDraft(null);
        }}
      >
        {words("margin.discardDraft")}
      </Button>
    </div>
  );
}
