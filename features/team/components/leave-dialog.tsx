"use client";

import { AlertDialog } from "@/components/alert-dialog";
import { messages } from "../messages";

const text = messages.members;

export function LeaveDialog({
  open,
  team,
  pending,
  onOpenChange,
  onConfirm,
}: {
  open: boolean;
  team: string;
  pending: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}) {
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={text.leaveTitle(team)}
      description={text.leaveText}
      confirmLabel={text.leave}
      pending={pending}
      onConfirm={onConfirm}
    />
  );
}
