"use client";

import { useCallback, useEffect, useState } from "react";
import type { Job } from "@/contract/jobs";
import { useFailures } from "@/features/api/use-failures";
import { cancelJob, listJobs, retryJob } from "./client";
import { isUnderWay } from "./describe-job";
import { onJob } from "./job-news";

const ASK_MS = 1_000;

export type Jobs = {
  items: readonly Job[];
  /** Ends a job, or strikes one that is over from the list. */
  remove: (job: Job) => Promise<void>;
  retry: (job: Job) => Promise<void>;
};

/** The person's own jobs. The server is asked each second while there is anything to wait for. */
export function useJobs(): Jobs {
  const failures = useFailures();
  const [items, setItems] = useState<readonly Job[]>([]);
  const refresh = useCallback(async (signal: AbortSignal) => {
    const answer = await listJobs(signal);
    if (answer.ok) setItems(answer.value.items);
  }, []);

  const isWaiting = items.some(isUnderWay);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      await refresh(signal);
      if (isWaiting && !signal.aborted) timer = setTimeout(() => void ask(), ASK_MS);
    };
    // Another window may have begun something.
    const askIfSeen = () => {
      if (document.visibilityState === "visible" && !isWaiting) void refresh(signal);
    };
    void ask();
    const stopListening = onJob(askIfSeen);
    window.addEventListener("focus", askIfSeen);
    return () => {
      controller.abort();
      clearTimeout(timer);
      stopListening();
      window.removeEventListener("focus", askIfSeen);
    };
  }, [isWaiting, refresh]);

  const act = async (asked: ReturnType<typeof cancelJob>) => {
    const answer = await asked;
    if (!answer.ok) failures.show(answer.failure);
    await refresh(new AbortController().signal);
  };
  return {
    items,
    remove: (job) => act(cancelJob(job.id)),
    retry: (job) => act(retryJob(job.id)),
  };
}
