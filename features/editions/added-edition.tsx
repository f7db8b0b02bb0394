"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/button";
import { DialogFooter } from "@/components/dialog";
import type { AddedEdition } from "@/contract/editions";
import { CARRIED_STATES } from "@/domain/annotation/carried";
import { messages } from "./messages";
import styles from "./added-edition.module.css";

/** What became of the notes, and the way to those that need a person. */
export function AddedEditionSummary({
  report,
  added,
  onClose,
}: {
  report: string;
  added: AddedEdition;
  onClose: () => void;
}) {
  const { carried } = added;
  const unclear = carried.changed + carried.ambiguous + carried.lost;
  const states = CARRIED_STATES.filter((state) => carried[state] > 0);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  // A new page: the one that is open may be showing the edition before.
  const open = (query: string): void => location.assign(`/reports/${report}${query}`);
  return (
    <div className={styles.summary}>
      <h3 ref={title} tabIndex={-1} className={styles.title}>
        {messages.done(added.number)}
      </h3>
      {states.length === 0 ? (
        <p>{messages.noNotes}</p>
      ) : (
        <ul className={styles.counts}>
          {states.map((state) => (
            <li key={state} data-state={state}>
              {messages.counts[state](carried[state])}
            </li>
          ))}
        </ul>
      )}
      <DialogFooter>
        <Button onClick={onClose}>{messages.close}</Button>
        <Button variant={unclear > 0 ? "secondary" : "primary"} onClick={() => open("")}>
          {messages.open}
        </Button>
        {unclear > 0 && (
          <Button variant="primary" onClick={() => open("?review=1")}>
            {messages.review(unclear)}
          </Button>
        )}
      </DialogFooter>
    </div>
  );
}
