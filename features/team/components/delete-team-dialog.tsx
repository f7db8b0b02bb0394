"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { AlertDialog } from "@/components/overlay/alert-dialog";
import { TextField } from "@/components/form/field";
import { showToast } from "@/components/overlay/toast-store";
import type { Team } from "@/contract/teams";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { deleteTeam, restoreTeam } from "../client";
import styles from "./dialog-form.module.css";

/** Asks for the team's name: it takes the work of everybody away, though Undo brings it back. */
export function DeleteTeamDialog({
  team,
  open,
  onOpenChange,
}: {
  team: Team;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const text = useWords("team.settings");
  const failures = useFailures();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const [pending, setPending] = useState(false);

  const undo = async () => {
    const restored = await restoreTeam(team.id);
    if (!restored.ok) {
      failures.show(restored.failure);
      return;
    }
    showToast(text("restored", { name: team.name }));
    router.push(`/teams/${team.id}`);
    router.refresh();
  };
  const confirm = async () => {
    if (typed.trim() !== team.name.trim()) {
      setWrong(true);
      return;
    }
    setPending(true);
    const deleted = await deleteTeam(team.id);
    setPending(false);
    if (!deleted.ok) {
      failures.show(deleted.failure);
      return;
    }
    onOpenChange(false);
    showToast(text("deleted", { name: team.name }), {
      action: { label: text("undo"), run: () => void undo() },
      durationMs: UNDO_MS,
    });
    router.push("/");
    router.refresh();
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={text("deleteTitle", { name: team.name })}
      description={text("deleteText")}
      confirmLabel={text("delete")}
      pending={pending}
      onConfirm={() => void confirm()}
    >
      <div className={styles.form}>
        <TextField
          label={text("typeName", { name: team.name })}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
          autoComplete="off"
          error={wrong ? text("typeNameError") : undefined}
        />
      </div>
    </AlertDialog>
  );
}

const UNDO_MS = 30_000;
