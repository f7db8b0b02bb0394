"use client";

import { Button } from "@/components/form/button";
import { Time } from "@/components/time";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { AnybodysJob } from "@/contract/jobs";
import { useWords } from "@/words/use-words";
import {
  describeJob,
  describeProgress,
  describeRefusal,
  isUnderWay,
  nameSubject,
} from "../describe-job";
import styles from "./all-jobs.module.css";

type TableProps = {
  jobs: readonly AnybodysJob[];
  onRemove: (job: AnybodysJob) => void;
  onRetry: (job: AnybodysJob) => void;
};

export function AllJobsTable({ jobs, onRemove, onRetry }: TableProps) {
  const words = useWords("jobs");
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={words("all.table")}>
        <thead>
          <tr>
            {(["what", "who", "when", "attempts"] as const).map((column) => (
              <th key={column} scope="col">
                {words(`all.columns.${column}`)}
              </th>
            ))}
            <th scope="col">
              <VisuallyHidden>{words("all.columns.actions")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <JobCells job={job} />
              <td className={styles.actions}>
                {job.state === "failed" && (
                  <Button
                    size="small"
                    aria-label={words("retryOf", { job: describeJob(job, words) })}
                    onClick={() => onRetry(job)}
                  >
                    {words("retry")}
                  </Button>
                )}
                {isUnderWay(job) && (
                  <Button
                    size="small"
                    aria-label={words("cancelOf", { job: describeJob(job, words) })}
                    onClick={() => onRemove(job)}
                  >
                    {words("cancel")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function JobCells({ job }: { job: AnybodysJob }) {
  const words = useWords("jobs");
  const problems = useWords("api.problems");
  const subject = nameSubject(job);
  const { finishedAt } = job;
  return (
    <>
      <th scope="row">
        {words(`kinds.${job.kind}`)}
        {subject !== null && <span className={styles.small}>{subject}</span>}
        {job.state === "running" && (
          <span className={styles.small}>{describeProgress(job.progress, words)}</span>
        )}
        {job.refusal !== null && (
          <span className={styles.small}>{describeRefusal(job, words, problems)}</span>
        )}
        {job.error !== null && <code className={styles.error}>{job.error}</code>}
      </th>
      <td>
        {job.by?.name ?? words("all.nobody")}
        <span className={styles.small}>{job.team.name}</span>
      </td>
      <td>
        {words.rich("all.began", { time: () => <Time iso={job.createdAt} form="relative" /> })}
        {finishedAt !== null && (
          <span className={styles.small}>
            {words.rich("all.ended", { time: () => <Time iso={finishedAt} form="relative" /> })}
          </span>
        )}
      </td>
      <td>{job.attempts}</td>
    </>
  );
}
