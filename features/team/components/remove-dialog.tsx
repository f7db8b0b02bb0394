"use client";

import { AlertDialog } from "@/components/alert-dialog";
import type { Member } from "@/contract/teams";
import { messages } from "../messages";

const text = messages.members;

/** Open while there is somebody to remove. */
export function RemoveDialog({
  member,
  pending,
  onClose,
  onConfirm,
}: {
  member: Member | null;
  pending: boolean;
  onClose: () => void;
  onConfirm: (member: Member) => void;
}) {
  return (
    <AlertDialog
      open={member !== null}
      onOpenChange={(open) => !open && onClose()}
      title={text.removeTitle(member?.name ?? "")}
      description={text.removeText(member?.name ?? "")}
      confirmLabel={text.remove}
      pending={pending}
      onConfirm={() => member && onConfirm(member)}
    />
  );
}
