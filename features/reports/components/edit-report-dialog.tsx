"use client";

import { Button } from "@/components/form/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/overlay/dialog";
import { Notice } from "@/components/layout/notice";
import { showToast } from "@/components/overlay/toast-store";
import type { ReportSummary } from "@/contract/reports";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { changeLanguage, changeReport } from "../client";
import { DETAIL_NAMES, DetailFields, readDetails } from "./detail-fields";
import { LanguageField, readLanguage } from "./language-field";
import styles from "./intake.module.css";

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
  const text = useWords("reports.details");
  return (
    <Dialog
      open={report !== null}
      onOpenChange={(open) => !open && onClose()}
      title={text("editTitle")}
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
  const text = useWords("reports.details");
  const generic = useWords("components");
  const failures = useFailures();
  const form = useForm(async (valueOf) => {
    const read = readDetails(valueOf, text);
    if (!read.ok) return { done: false, errors: read.errors };
    const saved = await changeReport(report.id, read.details);
    if (!saved.ok) return failures.toSubmission(saved.failure, DETAIL_NAMES);
    const { number, language: before } = report.edition;
    const language = readLanguage(valueOf);
    if (language !== before) {
      const changed = await changeLanguage(report.id, number, language);
      if (!changed.ok) return failures.toSubmission(changed.failure, []);
    }
    showToast(text("saved"));
    onSaved();
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      <DetailFields initial={report} errors={form.errors} />
      <LanguageField initial={report.edition.language} />
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
          {text("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}
