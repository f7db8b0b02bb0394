"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { AlertDialog } from "@/components/overlay/alert-dialog";
import { showToast } from "@/components/overlay/toast-store";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { eraseNote } from "./client";

/** Erases a deleted note for good, after asking. */
export function EraseButton({ note, onGone }: { note: string; onGone: () => void }) {
  const text = useWords("reading-room.deleted");
  const failures = useFailures();
  const { data } = useRoom();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const erase = async (): Promise<void> => {
    setPending(true);
    const erased = await eraseNote(data.report.id, note);
    setPending(false);
    setAsking(false);
    if (!erased.ok) {
      failures.show(erased.failure);
      return;
    }
    showToast(text("erased"));
    onGone();
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {text("erase")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={text("eraseTitle")}
        description={text("eraseText")}
        confirmLabel={text("erase")}
        pending={pending}
        onConfirm={() => void erase()}
      />
    </>
  );
}
