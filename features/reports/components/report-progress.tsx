"use client";

import { useLocale } from "@/components/locale";
import type { ReportSummary } from "@/contract/reports";
import { messages } from "../messages";
import styles from "./report-row.module.css";

/** How much was marked, and how much of the talk about it is settled. */
export function ReportProgress({ counts }: { counts: ReportSummary["counts"] }) {
  const { locale } = useLocale();
  const write = (count: number) => new Intl.NumberFormat(locale).format(count);
  const { annotations, open, resolved } = counts;
  const threads = open + resolved;
  if (annotations === 0 && threads === 0)
    return <span className={styles.quiet}>{messages.untouched}</span>;
  return (
    <div className={styles.progress}>
      <p className={styles.counts}>
        <span>{messages.highlights(annotations, write(annotations))}</span>
        {threads > 0 && (
          <span>
            <b className={styles.open}>{messages.open(write(open))}</b>
            {resolved > 0 && <> · {messages.resolved(write(resolved))}</>}
          </span>
        )}
      </p>
      {threads > 0 && (
        <meter
          className={styles.meter}
          min={0}
          max={threads}
          value={resolved}
          aria-label={messages.progress(write(resolved), write(threads))}
        />
      )}
    </div>
  );
}
