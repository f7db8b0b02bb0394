"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { ColourChoice } from "@/components/form/colour-choice";
import { Dialog, DialogClose, DialogFooter } from "@/components/overlay/dialog";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { LABEL_COLOURS, labelColourSchema, type LabelColour } from "@/contract/common";
import { newLabelSchema, type Label } from "@/contract/teams";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { addLabel, changeLabel } from "../../client";
import { LabelSwatch } from "./label-swatch";
import styles from "../dialog-form.module.css";

/** `"new"` or the label to edit; `null` while closed. */
export type LabelDialogState = Label | "new" | null;

export function LabelDialog({
  team,
  state,
  usualColour,
  onClose,
  onSaved,
}: {
  team: string;
  state: LabelDialogState;
  /** The colour that a new label starts with. */
  usualColour: LabelColour;
  onClose: () => void;
  onSaved: () => void;
}) {
  const text = useWords("team.labels");
  return (
    <Dialog
      open={state !== null}
      onOpenChange={(open) => !open && onClose()}
      title={state === "new" ? text("addTitle") : text("editTitle")}
    >
      {state !== null && (
        <LabelForm
          team={team}
          label={state === "new" ? null : state}
          usualColour={usualColour}
          onSaved={() => {
            onClose();
            onSaved();
          }}
        />
      )}
    </Dialog>
  );
}

function LabelForm({
  team,
  label,
  usualColour,
  onSaved,
}: {
  team: string;
  label: Label | null;
  usualColour: LabelColour;
  onSaved: () => void;
}) {
  const text = useWords("team.labels");
  const generic = useWords("components");
  const failures = useFailures();
  const [colour, setColour] = useState<LabelColour>(label?.colour ?? usualColour);
  const form = useForm(async (valueOf) => {
    const name = valueOf("name");
    const draft = newLabelSchema.safeParse({ name, colour });
    // An older name may be one that nobody could choose today.
    const isRenamed = name !== label?.name;
    if (isRenamed && !draft.success) return { done: false, errors: { name: text("invalidName") } };
    const saved = label
      ? await changeLabel(team, label.id, isRenamed && draft.data ? draft.data : { colour })
      : await addLabel(team, { name, colour });
    if (!saved.ok) return failures.toSubmission(saved.failure, ["name"]);
    onSaved();
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      <TextField
        label={text("name")}
        name="name"
        defaultValue={label?.name ?? ""}
        maxLength={40}
        autoComplete="off"
        error={form.errors.name}
      />
      <ColourChoice
        label={text("colour")}
        options={LABEL_COLOURS.map((one) => ({
          value: one,
          label: text(`colours.${one}`),
          swatch: `linear-gradient(var(--wash-${one}), var(--wash-${one})), linear-gradient(0deg, var(--edge-${one}) 5px, transparent 5px)`,
          ink: "var(--ink)",
        }))}
        value={colour}
        onChange={(value) => {
          const chosen = labelColourSchema.safeParse(value);
          if (chosen.success) setColour(chosen.data);
        }}
      />
      <p>
        <LabelSwatch colour={colour}>{text("sample")}</LabelSwatch>
      </p>
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{generic("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}
