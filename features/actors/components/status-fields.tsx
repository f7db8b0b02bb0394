"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/form/button";
import { TextField } from "@/components/form/field";
import { IconButton } from "@/components/form/icon-button";
import { useWords } from "@/words/use-words";
import type { StatusDraft } from "../actor-draft";
import styles from "./actor-dialog.module.css";

/** What holds of an actor, each with the time for which it does. */
export function StatusFields({
  statuses,
  error,
  onChange,
}: {
  statuses: readonly StatusDraft[];
  error: string | undefined;
  onChange: (statuses: readonly StatusDraft[]) => void;
}) {
  const text = useWords("actors");
  const patch = (key: number, changes: Partial<StatusDraft>): void => {
    onChange(statuses.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  };
  const add = (): void => {
    const key = Math.max(-1, ...statuses.map((one) => one.key)) + 1;
    onChange([...statuses, { key, what: "", since: "", until: "" }]);
  };
  return (
    <fieldset className={styles.statuses}>
      <legend className={styles.legend}>{text("statuses")}</legend>
      <p className={styles.hint}>{text("statusesHint")}</p>
      {statuses.map(({ key, what, since, until }, index) => (
        <div
          key={key}
          className={styles.status}
          role="group"
          aria-label={text("status", { number: index + 1 })}
        >
          <TextField
            label={text("what")}
            value={what}
            maxLength={200}
            autoComplete="off"
            aria-invalid={error === undefined ? undefined : true}
            onChange={(event) => patch(key, { what: event.target.value })}
          />
          <TextField
            label={text("since")}
            value={since}
            placeholder="2011-09"
            autoComplete="off"
            onChange={(event) => patch(key, { since: event.target.value })}
          />
          <TextField
            label={text("until")}
            value={until}
            autoComplete="off"
            onChange={(event) => patch(key, { until: event.target.value })}
          />
          <IconButton
            label={text("removeStatus", { what })}
            icon={<Trash2 size={16} aria-hidden="true" />}
            onClick={() => onChange(statuses.filter((one) => one.key !== key))}
          />
        </div>
      ))}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <Button
        size="small"
        className={styles.add}
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={add}
      >
        {text("addStatus")}
      </Button>
    </fieldset>
  );
}
