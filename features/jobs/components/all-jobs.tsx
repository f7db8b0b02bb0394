"use client";

import { useCallback, useEffect, useState } from "react";
import { ListChecks } from "lucide-react";
import { Select } from "@/components/form/select";
import { EmptyState } from "@/components/layout/empty-state";
import { Page } from "@/components/layout/page";
import { JOB_STATES, type AllJobs, type AnybodysJob, type JobState } from "@/contract/jobs";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { cancelJob, listAllJobs, retryJob } from "../client";
import { AllJobsTable } from "./all-jobs-table";
import styles from "./all-jobs.module.css";

const ASK_MS = 3_000;

/** Everybody's jobs by state, for those who look after the installation. Asked for again while it is looked at. */
export function AllJobsPage({ initial, state: first }: { initial: AllJobs; state: JobState }) {
  const words = useWords("jobs");
  const failures = useFailures();
  const [state, setState] = useState(first);
  const [listed, setListed] = useState(initial);
  const refresh = useCallback(async () => {
    const answer = await listAllJobs(state);
    if (answer.ok) setListed(answer.value);
  }, [state]);
  useEffect(() => {
    const askIfSeen = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    const timer = setInterval(askIfSeen, ASK_MS);
    return () => clearInterval(timer);
  }, [refresh]);

  const choose = async (chosen: JobState) => {
    setState(chosen);
    const answer = await listAllJobs(chosen);
    if (answer.ok) setListed(answer.value);
    else failures.show(answer.failure);
  };
  const act = async (asked: ReturnType<typeof cancelJob>) => {
    const answer = await asked;
    if (!answer.ok) failures.show(answer.failure);
    await refresh();
  };
  return (
    <Page title={words("all.title")} intro={words("all.intro")}>
      <div className={styles.choice}>
        <Select
          label={words("all.state")}
          value={state}
          onChange={({ target }) => {
            const chosen = JOB_STATES.find((one) => one === target.value);
            if (chosen) void choose(chosen);
          }}
          options={JOB_STATES.map((one) => ({
            value: one,
            label: words("all.stateCount", {
              state: words(`states.${one}`),
              count: listed.counts[one],
            }),
          }))}
        />
      </div>
      {listed.items.length === 0 ? (
        <EmptyState icon={<ListChecks size={24} aria-hidden="true" />} title={words("all.none")} />
      ) : (
        <AllJobsTable
          jobs={listed.items}
          onRemove={(job: AnybodysJob) => void act(cancelJob(job.id))}
          onRetry={(job: AnybodysJob) => void act(retryJob(job.id))}
        />
      )}
    </Page>
  );
}
