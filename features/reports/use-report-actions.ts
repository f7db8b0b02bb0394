"use client";

import { showToast } from "@/components/overlay/toast-store";
import type { ReportSummary } from "@/contract/reports";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { changeReport, deleteReport, restoreReport } from "./client";
import type { ReportChange } from "./use-live-reports";

/** Archiving and deleting show at once, can be undone, and go back where the server refuses. */
export function useReportActions(live: {
  change: (change: ReportChange) => void;
  refresh: () => Promise<void>;
}) {
  const words = useWords("reports");
  const failures = useFailures();
  const archive = async (report: ReportSummary, archived: boolean, undoable = true) => {
    const archivedAt = archived ? new Date().toISOString() : null;
    live.change((all) =>
      all.map((other) => (other.id === report.id ? { ...other, archivedAt } : other)),
    );
    const saved = await changeReport(report.id, { archived });
    if (saved.ok) {
      showToast(words(archived ? "wasArchived" : "wasUnarchived", { title: report.title }), {
        ...(undoable && {
          action: { label: words("undo"), run: () => void archive(report, !archived, false) },
        }),
      });
    } else failures.show(saved.failure);
    await live.refresh();
  };

  const restore = async (report: ReportSummary) => {
    const restored = await restoreReport(report.id);
    if (restored.ok) showToast(words("wasRestored", { title: report.title }));
    else failures.show(restored.failure);
    await live.refresh();
  };
  const remove = async (report: ReportSummary) => {
    live.change((all) => all.filter(({ id }) => id !== report.id));
    const deleted = await deleteReport(report.id);
    if (deleted.ok) {
      showToast(words("wasDeleted", { title: report.title }), {
        action: { label: words("undo"), run: () => void restore(report) },
      });
    } else failures.show(deleted.failure);
    await live.refresh();
  };
  return { archive, remove };
}
