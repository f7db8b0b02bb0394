"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/form/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/overlay/dialog";
import { TextField } from "@/components/form/field";
import { focusFirstInvalid } from "@/components/form/focus-invalid";
import { Notice } from "@/components/layout/notice";
import { Select } from "@/components/form/select";
import { TextArea } from "@/components/form/text-area";
import type { Actor } from "@/contract/actors";
import { ACTOR_KINDS } from "@/domain/statements/statement";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { readActorDraft, toActorDraft, type ActorDraft, type ActorField } from "../actor-draft";
import { addActor, changeActor } from "../client";
import { StatusFields } from "./status-fields";
import styles from "./actor-dialog.module.css";

/** `"new"` or the actor to edit; `null` while closed. */
export type ActorDialogState = Actor | "new" | null;

export function ActorDialog({
  team,
  state,
  onClose,
  onSaved,
}: {
  team: string;
  state: ActorDialogState;
  onClose: () => void;
  onSaved: () => void;
}) {
  const text = useWords("actors");
  return (
    <Dialog
      open={state !== null}
      onOpenChange={(open) => !open && onClose()}
      wide
      title={
        state === "new" || state === null
          ? text("addTitle")
          : text("editTitle", { name: state.name })
      }
    >
      {state !== null && (
        <ActorForm
          team={team}
          actor={state === "new" ? null : state}
          onSaved={() => {
            onClose();
            onSaved();
          }}
        />
      )}
    </Dialog>
  );
}

function ActorForm({
  team,
  actor,
  onSaved,
}: {
  team: string;
  actor: Actor | null;
  onSaved: () => void;
}) {
  const generic = useWords("components");
  const text = useWords("actors");
  const failures = useFailures();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => toActorDraft(actor));
  const [errors, setErrors] = useState<Partial<Record<ActorField, string>>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const patch = (changes: Partial<ActorDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };
  const fail = (wrong: Partial<Record<ActorField, string>>, said: string | null): void => {
    flushSync(() => {
      setPending(false);
      setErrors(wrong);
      setMessage(said);
    });
    if (form.current) focusFirstInvalid(form.current);
  };
  const save = async (): Promise<void> => {
    const reading = readActorDraft(draft);
    if (!reading.ok) {
      fail(
        Object.fromEntries(reading.wrong.map((field) => [field, text(`invalid.${field}`)])),
        null,
      );
      return;
    }
    setPending(true);
    const saved = actor
      ? await changeActor(team, actor.id, reading.actor)
      : await addActor(team, reading.actor);
    if (saved.ok) {
      onSaved();
      return;
    }
    const { name } = failures.ofFields(saved.failure);
    if (name === undefined) fail({}, failures.describe(saved.failure));
    else fail({ name }, null);
  };
  const lines = (field: "aliases" | "groups") => ({
    label: text(field),
    hint: field === "aliases" ? text("aliasesHint") : text("groupsHint"),
    optional: text("optional"),
    value: draft[field],
    error: errors[field],
    rows: 2,
    onChange: (event: { target: { value: string } }) => patch({ [field]: event.target.value }),
  });

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void save();
      }}
    >
      <TextField
        label={text("name")}
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        error={errors.name}
        onChange={(event) => patch({ name: event.target.value })}
      />
      <div className={styles.pair}>
        <Select
          label={text("kind")}
          options={ACTOR_KINDS.map((value) => ({ value, label: text(`kinds.${value}`) }))}
          value={draft.kind}
          onChange={({ target }) => {
            const kind = ACTOR_KINDS.find((one) => one === target.value);
            if (kind) patch({ kind });
          }}
        />
        {draft.kind === "state" && (
          <TextField
            label={text("isoA3")}
            optional={text("optional")}
            value={draft.isoA3}
            maxLength={3}
            autoComplete="off"
            error={errors.isoA3}
            onChange={(event) => patch({ isoA3: event.target.value })}
          />
        )}
      </div>
      <div className={styles.pair}>
        <TextArea {...lines("aliases")} />
        <TextArea {...lines("groups")} />
      </div>
      <StatusFields
        statuses={draft.statuses}
        error={errors.statuses}
        onChange={(statuses) => patch({ statuses })}
      />
      <TextArea
        label={text("notes")}
        optional={text("optional")}
        value={draft.notes}
        error={errors.notes}
        onChange={(event) => patch({ notes: event.target.value })}
      />
      {message !== null && (
        <Notice tone="danger" live>
          {message}
        </Notice>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{generic("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          {text("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}
