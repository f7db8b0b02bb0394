"use client";

import { Check, MessageSquare } from "lucide-react";
import { Avatar } from "@/components/person/avatar";
import { liveComments, type Annotation } from "@/domain/annotation/annotation";
import { toPlainWords } from "../mentions/plain-words";
import { useNameOf } from "../mentions/use-name-of";
import { usePerson, useRoom } from "../kernel/room-context";
import { useReportWords } from "../kernel/use-report-words";
import { LabelDot } from "./label-chips";
import { quoteOf } from "../notes/reading";
import { findLabel } from "../notes/labels";
import styles from "./note-line.module.css";

/** A note on one line, where many stand beside one stretch of text. */
export function NoteLine({ annotation }: { annotation: Annotation }) {
  const room = useRoom();
  const person = usePerson(annotation.creator);
  const nameOf = useNameOf();
  const reportWords = useReportWords();
  const [root] = liveComments(annotation);
  const label = annotation.labels.flatMap((id) => findLabel(room, id) ?? [])[0];
  return (
    <div className={styles.line}>
      <Avatar name={person?.name ?? "?"} colour={person?.colour ?? "slate"} size="tiny" />
      <LabelDot colour={label?.colour ?? null} />
      {root ? (
        <span className={styles.words} dir="auto">
          {toPlainWords(root.body, nameOf)}
        </span>
      ) : (
        <span className={styles.quote} {...reportWords}>
          {quoteOf(room, annotation.id)}
        </span>
      )}
      {annotation.state === "resolved" && <Check size={13} aria-hidden="true" />}
      {annotation.comments.length > 1 && (
        <span className={styles.count}>
          <MessageSquare size={12} aria-hidden="true" />
          {annotation.comments.length}
        </span>
      )}
    </div>
  );
}
