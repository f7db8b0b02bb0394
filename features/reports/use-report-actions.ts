"use client";

import { showToast } from "@/components/toast-store";
import type { ReportSummary } from "@/contract/reports";
import { showFailure } from "@/features/api/show-failure";
import { changeReport, deleteReport, restoreReport } from "./client";
import { messages } from "./messages";
import type { ReportChange } from "./use-live-reports";

/** Archiving and deleting show at once, can be undone, and go back where the server refuses. */
export function useReportActions(live: {
  change: (change: ReportChange) => void;
  refresh: () => Promise<void>;
}) {
  const archive = async (report: ReportSummary, archived: boolean, undoable = true) => {
    const archivedAt = archived ? new Date().toISOString() : null;
    live.change((all) =>
      all.map((other) => (other.id === report.id ? { ...other, archivedAt } : other)),
    );
    const saved = await changeReport(report.id, { archived });
    if (saved.ok) {
      showToast((archived ? messages.wasArchived : messages.wasUnarchived)(report.title), {
        ...(undoable && {
          action: { label: messages.undo, run: () => void archive(report, !archived, false) },
        }),
      });
    } else showFailure(saved.failure);
    await live.refresh();
  };

  const restore = async (report: ReportSummary) => {
    const restored = await restoreReport(report.id);
    if (restored.ok) showToast(messages.wasRestored(report.title));
    else showFailure(restored.failure);
    await live.refresh();
  };
  const remove = async (report: ReportSummary) => {
    live.change((all) => all.filter(({ id }) => id !== report.id));
    const deleted = await deleteReport(report.id);
    if (deleted.ok) {
      showToast(messages.wasDeleted(report.title), {
        action: { label: messages.undo, run: () => void restore(report) },
      });
    } else showFailure(deleted.failure);
    await live.refresh();
  };
  return { archive, remove };
}
