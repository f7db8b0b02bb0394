"use client";

import { memo } from "react";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { ActorMark } from "@/features/actors/components/actor-mark";
import { useRoom, useUi } from "../../kernel/room-context";
import { openStatement } from "../model/open-statement";
import { StatusMark } from "../status-mark";
import { useLive } from "../../kernel/use-live";
import { readingOf } from "../models";
import { statementOf } from "../../kernel/open";
import styles from "./statement-row.module.css";
import { useReportWords } from "../../kernel/use-report-words";

/** Who speaks, and whether somebody has confirmed it; leads to the passage and opens its card. */
export const StatementRow = memo(function StatementRow({
  statement,
}: {
  statement: SettledStatement;
}) {
  const room = useRoom();
  const reportWords = useReportWords();
  const { id, actor, actorKind, isoA3, speaker, status } = statement;
  const open = useUi((ui) => statementOf(ui) === id);
  // One place at a time: what is open comes before what is read.
  const nothingOpen = useUi((ui) => statementOf(ui) === null);
  const reading = useLive(readingOf(room), (read) => read === id) && nothingOpen;
  return (
    <button
      type="button"
      className={styles.statement}
      data-status={status}
      aria-current={open ? "true" : reading ? "location" : undefined}
      onClick={() => openStatement(room, id, { focus: true })}
    >
      <ActorMark kind={actorKind} isoA3={isoA3} />
      <span className={styles.actor} {...reportWords}>
        {actor}
        {speaker !== null && <span className={styles.speaker}>{speaker}</span>}
      </span>
      <StatusMark status={status} />
    </button>
  );
});
