"use client";

import { Check } from "lucide-react";
import type { Annotation } from "@/domain/annotation/annotation";
import { useWords } from "@/words/use-words";
import { isOrphan } from "../notes/reading-order";
import { usePerson, useRoom } from "../kernel/room-context";
import { useReportWords } from "../kernel/use-report-words";
import { EditionLine } from "../editions/edition-line";
import { LabelChips } from "./label-chips";
import { NoteMenu } from "./note-menu";
import { PersonLine } from "./person-line";
import { notesOf } from "../notes/models";
import { quoteOf } from "../notes/reading";
import { findLabel } from "../notes/labels";
import styles from "./note-head.module.css";

/** Whose note it is, about which words, and what became of it. */
export function NoteHead({
  annotation,
  active,
  edited,
}: {
  annotation: Annotation;
  active: boolean;
  /** When the first comment was last changed, where the card speaks for it. */
  edited: number | null;
}) {
  const room = useRoom();
  const reportWords = useReportWords();
  const { id, creator, created, labels } = annotation;
  const place = notesOf(room).place(id);
  const orphan = place !== null && isOrphan(place);
  const quote = quoteOf(room, id);
  const first = labels.flatMap((label) => findLabel(room, label) ?? [])[0];
  return (
    <>
      <PersonLine user={creator} at={created} edited={edited}>
        <NoteMenu annotation={annotation} tabbable={active} />
      </PersonLine>
      {annotation.state === "resolved" && <StateLine annotation={annotation} />}
      {annotation.deleted ? (
        <RemovedLine annotation={annotation} />
      ) : (
        quote !== "" && (
          <blockquote
            className={styles.quote}
            {...reportWords}
            style={{ borderColor: first ? `var(--edge-${first.colour})` : "var(--line-strong)" }}
          >
            {quote}
          </blockquote>
        )
      )}
      {!annotation.deleted && <EditionLine annotation={annotation} orphan={orphan} />}
      <LabelChips labels={labels} />
    </>
  );
}

function StateLine({ annotation }: { annotation: Annotation }) {
  const words = useWords("reading-room");
  const person = usePerson(annotation.stateChanged?.by ?? annotation.creator);
  return (
    <p className={styles.state}>
      <Check size={14} aria-hidden="true" />
      {words("note.resolvedBy", { name: person?.name ?? words("note.formerMember") })}
    </p>
  );
}

function RemovedLine({ annotation }: { annotation: Annotation }) {
  const words = useWords("reading-room");
  const person = usePerson(annotation.deleted?.by ?? annotation.creator);
  return (
    <p className={styles.state}>
      {words("note.highlightRemoved", { name: person?.name ?? words("note.formerMember") })}
    </p>
  );
}
