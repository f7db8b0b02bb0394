"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/form/button";
import { TextField } from "@/components/form/field";
import { focusFirstInvalid } from "@/components/form/focus-invalid";
import { Select } from "@/components/form/select";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { ACTOR_KINDS, STATEMENT_KINDS } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { useReportWords } from "../kernel/use-report-words";
import { addStatement, correct } from "./model/act-on-statement";
import { ActorField } from "./actor-field";
import {
  EMPTY_DRAFT,
  readDraft,
  toDraft,
  type AttributionDraft,
  type DraftErrors,
} from "./model/attribution-draft";
import { leaveStatement, correctOpen } from "./model/open-statement";
import { rememberAlias } from "./model/remember-alias";
import { useCountryCheck } from "./use-country-check";
import { statementsOf } from "./models";
import styles from "./statement-card.module.css";

/** Corrects a statement, which confirms it; or says whose a passage is that nobody had proposed. */
export function StatementForm({
  statement,
  range,
}: {
  statement: SettledStatement | null;
  range: TextRange;
}) {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const form = useRef<HTMLFormElement>(null);
  const fitsCountry = useCountryCheck();
  const [draft, setDraft] = useState(() => (statement ? toDraft(statement) : EMPTY_DRAFT));
  const [errors, setErrors] = useState<DraftErrors>({});
  const [remembering, setRemembering] = useState(() => {
    const { open } = room.ui.get();
    return open.kind === "statement" && open.correcting === "alias";
  });
  const patch = (changes: Partial<AttributionDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };
  const wrong = (field: keyof AttributionDraft): string | undefined => {
    const error = errors[field];
    return error && text(`invalid.${error}`);
  };
  const otherName = statement !== null && isOtherName(statement.actor, draft.actor);

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>("[data-first-field]")?.select();
  }, []);

  const cancel = (): void => {
    if (!statement) {
      leaveStatement(room);
      return;
    }
    correctOpen(room, null);
  };
  const save = (): void => {
    const reading = readDraft(draft, fitsCountry);
    if (!reading.ok) {
      flushSync(() => setErrors(reading.errors));
      if (form.current) focusFirstInvalid(form.current);
      return;
    }
    if (!statement) {
      addStatement(room, range, reading.said);
      return;
    }
    correct(room, statement, reading.said);
    if (remembering && otherName) void rememberAlias(room, statement.actor, reading.said);
    correctOpen(room, null);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") cancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const field = (name: "isoA3" | "speaker" | "onBehalfOf" | "reportedBy" | "date") => ({
    label: text(`fields.${name}`),
    value: draft[name],
    error: wrong(name),
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => patch({ [name]: event.target.value }),
  });

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and Ctrl+Enter of its fields
    <form
      ref={form}
      className={styles.form}
      noValidate
      onKeyDown={handleKey}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {!statement && <Quotation range={range} />}
      <ActorField
        value={draft.actor}
        error={wrong("actor")}
        onChange={(actor) => patch({ actor })}
        onPick={({ name, kind, isoA3 }) =>
          patch({ actor: name, actorKind: kind, isoA3: isoA3 ?? "" })
        }
      />
      {otherName && (
        <Remember name={statement.actor} checked={remembering} onChange={setRemembering} />
      )}
      <div className={styles.pair}>
        <Select
          label={text("fields.actorKind")}
          options={ACTOR_KINDS.map((value) => ({ value, label: text(`actorKinds.${value}`) }))}
          value={draft.actorKind}
          onChange={({ target }) => {
            const kind = ACTOR_KINDS.find((one) => one === target.value);
            if (kind) patch({ actorKind: kind });
          }}
        />
        {draft.actorKind === "state" && <TextField {...field("isoA3")} maxLength={3} />}
      </div>
      <div className={styles.pair}>
        <TextField {...field("speaker")} />
        <TextField {...field("onBehalfOf")} />
      </div>
      <div className={styles.pair}>
        <TextField {...field("reportedBy")} />
        <Select
          label={text("fields.kind")}
          options={STATEMENT_KINDS.map((value) => ({ value, label: text(`kinds.${value}`) }))}
          value={draft.kind}
          onChange={({ target }) => {
            const kind = STATEMENT_KINDS.find((one) => one === target.value);
            if (kind) patch({ kind });
          }}
        />
      </div>
      <TextField {...field("date")} hint={text("fields.dateHint")} />
      {draft.date !== "" && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={draft.inferred}
            onChange={({ target }) => patch({ inferred: target.checked })}
          />
          {text("fields.inferred")}
        </label>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" size="small">
          {statement ? text("save") : text("add")}
        </Button>
        <Button size="small" onClick={cancel}>
          {text("cancel")}
        </Button>
      </div>
    </form>
  );
}

function Quotation({ range }: { range: TextRange }) {
  const room = useRoom();
  const text = useLive(room.text.shown, (shown) => shown.text);
  return (
    <blockquote className={styles.quote} {...useReportWords()}>
      {text.slice(range.start, range.end)}
    </blockquote>
  );
}

/** Offers to keep the recognised name, and says where else in the report it stands. */
function Remember({
  name,
  checked,
  onChange,
}: {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const count = useLive(
    statementsOf(room).all,
    ({ items }) => items.filter(({ actor }) => actor === name).length - 1,
  );
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {text("remember", { name })}
        <span className={styles.checkHint}>{text("elsewhere", { count })}</span>
      </span>
    </label>
  );
}

function isOtherName(before: string, now: string): boolean {
  return now.trim() !== "" && now.trim().toLowerCase() !== before.toLowerCase();
}
