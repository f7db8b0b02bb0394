"use client";

import type { ReportSummary } from "@/contract/reports";
import { useWords } from "@/words/use-words";
import styles from "./report-row.module.css";

/** How much was marked, and how much of the talk about it is settled. */
export function ReportProgress({ counts }: { counts: ReportSummary["counts"] }) {
  const words = useWords("reports");
  const { annotations, open, resolved } = counts;
  const threads = open + resolved;
  if (annotations === 0 && threads === 0)
    return <span className={styles.quiet}>{words("untouched")}</span>;
  return (
    <div className={styles.progress}>
      <p className={styles.counts}>
        <span>{words("highlights", { count: annotations })}</span>
        {threads > 0 && (
          <span>
            <b className={styles.open}>{words("open", { count: open })}</b>
            {resolved > 0 && <> · {words("resolved", { count: resolved })}</>}
          </span>
        )}
      </p>
      {threads > 0 && (
        <meter
          className={styles.meter}
          min={0}
          max={threads}
          value={resolved}
          aria-label={words("progress", { resolved, all: threads })}
        />
      )}
    </div>
  );
}
