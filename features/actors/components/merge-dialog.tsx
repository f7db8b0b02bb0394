"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { Combobox } from "@/components/form/combobox";
import { Dialog, DialogClose, DialogFooter } from "@/components/overlay/dialog";
import { showToast } from "@/components/overlay/toast-store";
import type { Actor } from "@/contract/actors";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { changeActor, mergeActor, restoreActor } from "../client";
import styles from "./actor-dialog.module.css";

type MergeProps = {
  team: string;
  others: readonly Actor[];
  onClose: () => void;
  onMerged: () => void;
};

/** Makes an actor one with another, whose other names its names become. */
export function MergeDialog({ actor, ...props }: MergeProps & { actor: Actor | null }) {
  const text = useWords("actors");
  return (
    <Dialog
      open={actor !== null}
      onOpenChange={(open) => !open && props.onClose()}
      title={actor ? text("mergeTitle", { name: actor.name }) : ""}
      description={actor ? text("mergeText", { name: actor.name }) : ""}
    >
      {actor && <MergeForm actor={actor} {...props} />}
    </Dialog>
  );
}

function MergeForm({ team, actor, others, onClose, onMerged }: MergeProps & { actor: Actor }) {
  const generic = useWords("components");
  const text = useWords("actors");
  const failures = useFailures();
  const [name, setName] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [pending, setPending] = useState(false);

  const takeBack = async (into: Actor): Promise<void> => {
    const { id, ...before } = into;
    // First the names are free again, then the other may have them.
    const given = await changeActor(team, id, before);
    const restored = given.ok ? await restoreActor(team, actor.id) : given;
    if (restored.ok) showToast(text("unmerged", { name: actor.name }));
    else failures.show(restored.failure);
    onMerged();
  };
  const merge = async (): Promise<void> => {
    const into = others.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    if (!into) {
      setError(text("mergeNone"));
      return;
    }
    setPending(true);
    const merged = await mergeActor(team, actor.id, into.id);
    setPending(false);
    if (!merged.ok) {
      failures.show(merged.failure);
      return;
    }
    onClose();
    onMerged();
    showToast(text("merged", { gone: actor.name, kept: into.name }), {
      action: { label: text("undo"), run: () => void takeBack(into) },
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
        label={text("mergeInto")}
        value={name}
        error={error}
        options={others.map((one) => ({ key: one.id, label: one.name, also: one.aliases }))}
        found={(all) => text("count", { all })}
        onChange={setName}
        onPick={({ label }) => setName(label)}
      />
      <DialogFooter>
        <DialogClose asChild>
          <Button>{generic("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          {text("mergeSubmit")}
        </Button>
      </DialogFooter>
    </form>
  );
}
