"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/form/button";
import { DialogFooter } from "@/components/overlay/dialog";
import type { AddedEdition } from "@/contract/editions";
import { CARRIED_STATES } from "@/domain/annotation/carried";
import { useWords } from "@/words/use-words";
import styles from "./added-edition.module.css";

/** What became of notes and statements, and the way to those that need a person. */
export function AddedEditionSummary({
  report,
  added,
  onClose,
}: {
  report: string;
  added: AddedEdition;
  onClose: () => void;
}) {
  const words = useWords("editions");
  const { carried, statements } = added;
  const unclear = countUnclear(carried) + countUnclear(statements);
  const lines = CARRIED_STATES.flatMap((state) => [
    { state, count: carried[state], text: words(`counts.${state}`, { count: carried[state] }) },
    {
      state,
      count: statements[state],
      text: words(`statementCounts.${state}`, { count: statements[state] }),
    },
  ]).filter(({ count }) => count > 0);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  // A new page: the one that is open may be showing the edition before.
  const open = (query: string): void => location.assign(`/reports/${report}${query}`);
  return (
    <div className={styles.summary}>
      <h3 ref={title} tabIndex={-1} className={styles.title}>
        {words("done", { number: added.number })}
      </h3>
      {lines.length === 0 ? (
        <p>{words("noNotes")}</p>
      ) : (
        <ul className={styles.counts}>
          {lines.map(({ state, text }) => (
            <li key={text} data-state={state}>
              {text}
            </li>
          ))}
        </ul>
      )}
      <DialogFooter>
        <Button onClick={onClose}>{words("close")}</Button>
        <Button variant={unclear > 0 ? "secondary" : "primary"} onClick={() => open("")}>
          {words("open")}
        </Button>
        {unclear > 0 && (
          <Button variant="primary" onClick={() => open("?review=1")}>
            {words("review", { count: unclear })}
          </Button>
        )}
      </DialogFooter>
    </div>
  );
}

/** Of so many a person must say where they stand. */
function countUnclear({ changed, ambiguous, lost }: AddedEdition["carried"]): number {
  return changed + ambiguous + lost;
}
