"use client";

import { useState } from "react";
import { CircleAlert, CircleCheck } from "lucide-react";
import { Spinner } from "@/components/layout/spinner";
import { Popover } from "@/components/overlay/popover";
import { useWords } from "@/words/use-words";
import { isUnderWay } from "../describe-job";
import { useJobs } from "../use-jobs";
import { JobRow } from "./job-row";
import styles from "./job-tray.module.css";

/** The person's own jobs behind a quiet button, which counts those under way. Renders nothing if there are none. */
export function JobTray() {
  const words = useWords("jobs");
  const jobs = useJobs();
  const [open, setOpen] = useState(false);
  const { items } = jobs;
  if (items.length === 0) return null;

  const running = items.filter(isUnderWay).length;
  const failed = items.filter(({ refusal }) => refusal !== null).length;
  const label =
    running > 0
      ? words("tray.running", { count: running })
      : failed > 0
        ? words("tray.failed", { count: failed })
        : words("tray.over");
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={words("tray.title")}
      align="end"
      trigger={
        <button type="button" className={styles.trigger} aria-label={label} title={label}>
          {running > 0 ? (
            <>
              <Spinner size={16} />
              <span aria-hidden="true">{running}</span>
            </>
          ) : failed > 0 ? (
            <CircleAlert size={18} aria-hidden="true" className={styles.failed} />
          ) : (
            <CircleCheck size={18} aria-hidden="true" />
          )}
        </button>
      }
    >
      <div className={styles.panel}>
        <h2 className={styles.title}>{words("tray.title")}</h2>
        <p className={styles.about}>{words("tray.about")}</p>
        <ul className={styles.items}>
          {items.map((job) => (
            <JobRow key={job.id} job={job} jobs={jobs} />
          ))}
        </ul>
      </div>
    </Popover>
  );
}
