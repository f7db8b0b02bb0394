"use client";

import { Button } from "@/components/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/dialog";
import { messages as componentMessages } from "@/components/messages";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import type { ReportSummary } from "@/contract/reports";
import { toSubmission, useForm } from "@/features/api/use-form";
import { changeReport } from "../client";
import { messages } from "../messages";
import { DETAIL_NAMES, DetailFields, readDetails } from "./detail-fields";
import styles from "./intake.module.css";

const text = messages.details;

/** Open while there is a report to edit. */
export function EditReportDialog({
  report,
  onClose,
  onSaved,
}: {
  report: ReportSummary | null;
  onClose: () => void;
  onSaved: () => void;
}) {
  return (
    <Dialog
      open={report !== null}
      onOpenChange={(open) => !open && onClose()}
      title={text.editTitle}
      wide
    >
      {report && (
        <EditForm
          report={report}
          onSaved={() => {
            onClose();
            onSaved();
          }}
        />
      )}
    </Dialog>
  );
}

function EditForm({ report, onSaved }: { report: ReportSummary; onSaved: () => void }) {
  const form = useForm(async (valueOf) => {
    const read = readDetails(valueOf);
    if (!read.ok) return { done: false, errors: read.errors };
    const saved = await changeReport(report.id, read.details);
    if (!saved.ok) return toSubmission(saved.failure, DETAIL_NAMES);
    showToast(text.saved);
    onSaved();
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      <DetailFields initial={report} errors={form.errors} />
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{componentMessages.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text.save}
        </Button>
      </DialogFooter>
    </form>
  );
}
