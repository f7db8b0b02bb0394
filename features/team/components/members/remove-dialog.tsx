"use client";

import { AlertDialog } from "@/components/overlay/alert-dialog";
import type { Member } from "@/contract/teams";
import { useWords } from "@/words/use-words";

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
  const text = useWords("team.members");
  return (
    <AlertDialog
      open={member !== null}
      onOpenChange={(open) => !open && onClose()}
      title={text("removeTitle", { name: member?.name ?? "" })}
      description={text("removeText", { name: member?.name ?? "" })}
      confirmLabel={text("remove")}
      pending={pending}
      onConfirm={() => member && onConfirm(member)}
    />
  );
}
