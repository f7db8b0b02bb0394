"use client";

import { MoveRight, TriangleAlert } from "lucide-react";
import type { Annotation } from "@/domain/annotation/annotation";
import { needsReview } from "@/domain/annotation/carried";
import { useWords } from "@/words/use-words";
import { openReview } from "../review/open-review";
import { useRoom } from "../kernel/room-context";
import { useStanding } from "../notes/use-annotation";
import styles from "./edition-line.module.css";

/** What became of a note's words since the edition it was made in; nothing where they stand where they stood. */
export function EditionLine({ annotation, orphan }: { annotation: Annotation; orphan: boolean }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const standing = useStanding(annotation.id);
  if (!standing) return null;
  const { edition } = annotation.target;
  if (!orphan) {
    return standing.state === "moved" ? (
      <p className={styles.line}>
        <MoveRight size={14} aria-hidden="true" />
        {words("editions.moved", { edition })}
      </p>
    ) : null;
  }
  return (
    <p className={styles.line}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span>{words(`editions.orphan.${standing.state}`, { edition })}</span>
      {needsReview(standing) && !room.isOld && (
        <button
          type="button"
          className={styles.review}
          onClick={() => openReview(room, annotation.id)}
        >
          {words("review.openOne")}
        </button>
      )}
    </p>
  );
}
