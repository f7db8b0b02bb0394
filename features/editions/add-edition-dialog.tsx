"use client";

import { useState } from "react";
import { Dialog } from "@/components/overlay/dialog";
import type { AddedEdition } from "@/contract/editions";
import { useWords } from "@/words/use-words";
import { AddedEditionSummary } from "./added-edition";
import { EditionForm } from "./edition-form";

/** Takes a corrected or later text of a report, and says what became of its notes. Open while there is a report. */
export function AddEditionDialog({
  report,
  onClose,
}: {
  report: { id: string; title: string } | null;
  onClose: () => void;
}) {
  const words = useWords("editions");
  return (
    <Dialog
      open={report !== null}
      onOpenChange={(open) => !open && onClose()}
      title={words("title")}
      {...(report && { description: words("description", { report: report.title }) })}
      wide
    >
      {report && <Steps report={report.id} onClose={onClose} />}
    </Dialog>
  );
}

function Steps({ report, onClose }: { report: string; onClose: () => void }) {
  const [added, setAdded] = useState<AddedEdition | null>(null);
  return added ? (
    <AddedEditionSummary report={report} added={added} onClose={onClose} />
  ) : (
    <EditionForm report={report} onAdded={setAdded} />
  );
}
