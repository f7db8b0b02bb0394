"use client";

import Link from "next/link";
import { ExternalLink } from "lucide-react";
import { AvatarStack } from "@/components/person/avatar";
import { Badge } from "@/components/badge";
import { useLocale } from "@/words/use-locale";
import { Time } from "@/components/time";
import { writeNames } from "@/components/write-list";
import type { ReportSummary } from "@/contract/reports";
import type { Role } from "@/domain/access/roles";
import { useWords } from "@/words/use-words";
import type { ReportActions } from "../report-actions";
import { ReportMenu } from "./report-menu";
import { ReportProgress } from "./report-progress";
import styles from "./report-row.module.css";

export function ReportRow({
  report,
  role,
  actions,
}: {
  report: ReportSummary;
  role: Role;
  actions: ReportActions;
}) {
  const words = useWords("reports");
  const locale = useLocale();
  const { title, publisher, published, sourceUrl, present } = report;
  const here = writeNames(
    present.map(({ name }) => name),
    locale,
    (count) => words("others", { count }),
  );
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <h2 className={styles.title}>
          <Link
            href={`/reports/${report.id}`}
            className={styles.link}
            dir="auto"
            lang={report.edition.language ?? undefined}
          >
            {title}
          </Link>
        </h2>
        <p className={styles.meta}>
          {report.isSample && (
            <span title={words("sampleHint")} className={styles.sample}>
              <Badge tone="accent">{words("sample")}</Badge>
            </span>
          )}
          {publisher !== "" && <span>{publisher}</span>}
          {published === "" ? (
            <span>{words.rich("added", { time: () => <Time iso={report.createdAt} /> })}</span>
          ) : (
            <span>{published}</span>
          )}
          {sourceUrl !== "" && (
            <a
              href={sourceUrl}
              target="_blank"
              rel="noreferrer noopener"
              className={styles.source}
              aria-label={words("sourceOf", { title })}
            >
              {words("source")}
              <ExternalLink size={12} aria-hidden="true" />
            </a>
          )}
        </p>
      </div>
      <div className={styles.state}>
        <ReportProgress counts={report.counts} />
      </div>
      <div className={styles.faces}>
        {present.length > 0 && (
          <AvatarStack
            people={present}
            size="small"
            present
            label={words("here", { names: here, count: present.length })}
          />
        )}
      </div>
      <ReportMenu report={report} role={role} actions={actions} />
    </li>
  );
}
