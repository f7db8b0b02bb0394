"use client";

import { X } from "lucide-react";
import { Button, ButtonLink } from "@/components/form/button";
import { IconButton } from "@/components/form/icon-button";
import { Progress } from "@/components/layout/progress";
import type { Job } from "@/contract/jobs";
import { useWords } from "@/words/use-words";
import {
  describeJob,
  describeProgress,
  describeRefusal,
  isUnderWay,
  nameSubject,
} from "../describe-job";
import type { Jobs } from "../use-jobs";
import styles from "./job-tray.module.css";

export function JobRow({ job, jobs }: { job: Job; jobs: Jobs }) {
  const words = useWords("jobs");
  const problems = useWords("api.problems");
  const name = describeJob(job, words);
  const subject = nameSubject(job);
  const made = job.state === "done" ? job.report : null;
  return (
    <li className={styles.item}>
      <div className={styles.main}>
        <p className={styles.name}>
          <b>{words(`kinds.${job.kind}`)}</b>
          {subject !== null && <span>{subject}</span>}
        </p>
        {isUnderWay(job) && (
          <>
            <p className={styles.stage}>{describeProgress(job.progress, words)}</p>
            <Progress
              label={words("progress", { job: name })}
              value={job.progress?.share ?? null}
            />
          </>
        )}
        {job.refusal !== null && <p>{describeRefusal(job, words, problems)}</p>}
      </div>
      <div className={styles.actions}>
        {made?.title && (
          <ButtonLink
            size="small"
            href={`/reports/${made.id}`}
            aria-label={words("openOf", { title: made.title })}
          >
            {words("open")}
          </ButtonLink>
        )}
        {job.state === "failed" && (
          <Button
            size="small"
            aria-label={words("retryOf", { job: name })}
            onClick={() => void jobs.retry(job)}
          >
            {words("retry")}
          </Button>
        )}
        {isUnderWay(job) ? (
          <Button
            size="small"
            aria-label={words("cancelOf", { job: name })}
            onClick={() => void jobs.remove(job)}
          >
            {words("cancel")}
          </Button>
        ) : (
          <IconButton
            label={words("dismissOf", { job: name })}
            tooltip={false}
            icon={<X size={16} aria-hidden="true" />}
            onClick={() => void jobs.remove(job)}
          />
        )}
      </div>
    </li>
  );
}
