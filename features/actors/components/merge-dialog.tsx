"use client";

import { useState } from "react";
import { Button } from "@/components/button";
import { Combobox } from "@/components/combobox";
import { Dialog, DialogClose, DialogFooter } from "@/components/dialog";
import { messages as componentMessages } from "@/components/messages";
import { showToast } from "@/components/toast-store";
import type { Actor } from "@/contract/actors";
import { showFailure } from "@/features/api/show-failure";
import { changeActor, mergeActor, restoreActor } from "../client";
import { messages as text } from "../messages";
import styles from "./actor-dialog.module.css";

type MergeProps = {
  team: string;
  others: readonly Actor[];
  onClose: () => void;
  onMerged: () => void;
};

/** Makes an actor one with another, whose other names its names become. */
export function MergeDialog({ actor, ...props }: MergeProps & { actor: Actor | null }) {
  return (
    <Dialog
      open={actor !== null}
      onOpenChange={(open) => !open && props.onClose()}
      title={actor ? text.mergeTitle(actor.name) : ""}
      description={actor ? text.mergeText(actor.name) : ""}
    >
      {actor && <MergeForm actor={actor} {...props} />}
    </Dialog>
  );
}

function MergeForm({ team, actor, others, onClose, onMerged }: MergeProps & { actor: Actor }) {
  const [name, setName] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [pending, setPending] = useState(false);

  const takeBack = async (into: Actor): Promise<void> => {
    const { id, ...before } = into;
    // First the names are free again, then the other may have them.
    const given = await changeActor(team, id, before);
    const restored = given.ok ? await restoreActor(team, actor.id) : given;
    if (restored.ok) showToast(text.unmerged(actor.name));
    else showFailure(restored.failure);
    onMerged();
  };
  const merge = async (): Promise<void> => {
    const into = others.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    if (!into) {
      setError(text.mergeNone);
      return;
    }
    setPending(true);
    const merged = await mergeActor(team, actor.id, into.id);
    setPending(false);
    if (!merged.ok) {
      showFailure(merged.failure);
      return;
    }
    onClose();
    onMerged();
    showToast(text.merged(actor.name, into.name), {
      action: { label: text.undo, run: () => void takeBack(into) },
    });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void merge();
      }}
    >
      <Combobox
        label={text.mergeInto}
        value={name}
        error={error}
        options={others.map((one) => ({ key: one.id, label: one.name, also: one.aliases }))}
        found={(count) => text.count(count, count)}
        onChange={setName}
        onPick={({ label }) => setName(label)}
      />
      <DialogFooter>
        <DialogClose asChild>
          <Button>{componentMessages.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          {text.mergeSubmit}
        </Button>
      </DialogFooter>
    </form>
  );
}
