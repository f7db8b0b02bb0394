"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/overlay/alert-dialog";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { removeMember } from "../../client";

/** Asks before somebody leaves a team, and leads them to where they can go on. */
export function LeaveDialog({
  open,
  team,
  me,
  onOpenChange,
}: {
  open: boolean;
  team: { id: string; name: string };
  me: string;
  onOpenChange: (open: boolean) => void;
}) {
  const text = useWords("team.members");
  const failures = useFailures();
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    const left = await removeMember(team.id, me);
    if (left.ok) {
      window.location.assign("/");
      return;
    }
    setPending(false);
    failures.show(left.failure);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={text("leaveTitle", { team: team.name })}
      description={text("leaveText")}
      confirmLabel={text("leave")}
      pending={pending}
      onConfirm={() => void leave()}
    />
  );
}
