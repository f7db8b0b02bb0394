"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/form/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/overlay/dialog";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { teamNameSchema } from "@/contract/teams";
import { useFirstLabels } from "@/features/accounts/use-first-labels";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { addTeam } from "../client";
import styles from "./dialog-form.module.css";

export function NewTeamDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const text = useWords("team.newTeam");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={text("title")}
      description={text("description")}
    >
      <NewTeamForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function NewTeamForm({ onDone }: { onDone: () => void }) {
  const text = useWords("team.newTeam");
  const generic = useWords("components");
  const failures = useFailures();
  const router = useRouter();
  const labels = useFirstLabels();
  const form = useForm(async (valueOf) => {
    const name = teamNameSchema.safeParse(valueOf("name"));
    if (!name.success) return { done: false, errors: { name: text("invalidName") } };
    const made = await addTeam(name.data, labels);
    if (!made.ok) return failures.toSubmission(made.failure, ["name"]);
    onDone();
    router.push(`/teams/${made.value.id}`);
    router.refresh();
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      <TextField
        label={text("name")}
        name="name"
        maxLength={80}
        autoComplete="off"
        error={form.errors.name}
      />
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
          {text("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}
