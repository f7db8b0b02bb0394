"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/alert-dialog";
import { showFailure } from "@/features/api/show-failure";
import { removeMember } from "../client";
import { messages } from "../messages";

const text = messages.members;

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
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    const left = await removeMember(team.id, me);
    if (left.ok) {
      window.location.assign("/");
      return;
    }
    setPending(false);
    showFailure(left.failure);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={text.leaveTitle(team.name)}
      description={text.leaveText}
      confirmLabel={text.leave}
      pending={pending}
      onConfirm={() => void leave()}
    />
  );
}
