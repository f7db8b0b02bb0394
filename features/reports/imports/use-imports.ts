"use client";

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { ImportJob } from "@/contract/imports";
import type { JobId } from "@/domain/ids";
import type { Failures } from "@/features/api/failures";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { cancelImport, listImports } from "../client";
import type { DraftRefusal } from "../draft";
import type { ReportSource } from "./report-source";
import { sendReport, takeBack } from "./send-report";
import { toTrayItems, type TrayItem } from "./tray-item";
import { UploadQueue, type Upload } from "./upload-queue";

const ASK_MS = 1_000;

/** Of this window: what is being sent goes on while somebody reads elsewhere in it. */
const queue = new UploadQueue(sendReport);
const NONE: readonly Upload[] = [];

export type Imports = {
  items: readonly TrayItem[];
  /** Sends something to become a report; the answer is the key of its item. */
  add: (source: ReportSource, refusal?: DraftRefusal | null) => string;
  /** Stops something that is under way, and tells whether it did: it leaves nothing behind. */
  cancel: (item: TrayItem) => Promise<boolean>;
  retry: (item: TrayItem) => void;
  /** Strikes something that is over from the list. */
  dismiss: (item: TrayItem) => void;
};

/** What becomes reports of a team just now. The server is asked each second while there is anything to wait for. */
export function useImports(team: string): Imports {
  const words = useWords("reports");
  const refusals = useWords("api.problems");
  const failures = useFailures();
  const all = useSyncExternalStore(queue.subscribe, queue.list, () => NONE);
  const uploads = useMemo(() => all.filter(({ source }) => source.team === team), [all, team]);
  const { jobs, strike } = useJobs(team, uploads);
  useLeaveWarning(uploads);
  const [ending, setEnding] = useState<ReadonlySet<JobId>>(() => new Set());

  const items = useMemo(
    () => toTrayItems(uploads, jobs, { ending, words, refusals, failures }),
    [uploads, jobs, ending, words, refusals, failures],
  );

  const strikeItem = (item: TrayItem) => {
    if (item.upload !== null) void queue.remove(item.upload);
    if (item.job) strike(item.job.id);
  };
  return {
    items,
    add: (source, refusal) => queue.add(source, refusal),
    cancel: async (item) => {
      const job = item.job ?? (await stopSending(item));
      if (job === null) return true;
      setEnding((before) => new Set([...before, job.id]));
      // It stays in the list until it is sure that nothing is left of it.
      const isOver = await report(takeBack(job), failures);
      if (isOver) strikeItem({ ...item, job });
      setEnding((before) => new Set([...before].filter((id) => id !== job.id)));
      return isOver;
    },
    dismiss: (item) => {
      strikeItem(item);
      if (item.job) void report(cancelImport(item.job.id), failures);
    },
    retry: (item) => {
      if (item.upload === null) return;
      if (item.job) {
        strike(item.job.id);
        void cancelImport(item.job.id);
      }
      queue.retry(item.upload);
    },
  };
}

/** The job of what had arrived all the same. */
async function stopSending({ upload }: TrayItem): Promise<TrayItem["job"]> {
  const arrived = upload === null ? null : await queue.remove(upload);
  return arrived && { id: arrived.job.id, report: arrived.id };
}

/** Tells whether nothing is left of it, and shows why where something is. */
async function report(
  asked: ReturnType<typeof cancelImport | typeof takeBack>,
  failures: Failures,
): Promise<boolean> {
  const answer = await asked;
  // What is gone already needs no cancelling.
  if (answer.ok || (answer.failure.kind === "problem" && answer.failure.problem.status === 404)) {
    return true;
  }
  failures.show(answer.failure);
  return false;
}

/** The caller's jobs in the team as the server lists them, without those that were struck here. */
function useJobs(team: string, uploads: readonly Upload[]) {
  const [jobs, setJobs] = useState<readonly ImportJob[]>([]);
  const struck = useRef(new Set<string>());
  const refresh = useCallback(
    async (signal: AbortSignal) => {
      const asked = sentJobs(team);
      const answer = await listImports(team, signal);
      if (!answer.ok) return;
      const listed = new Set<string>(answer.value.items.map(({ id }) => id));
      // Struck in another window, or so long ago that it is no news.
      for (const { key, job } of asked) if (!listed.has(job)) void queue.remove(key);
      const items = answer.value.items.filter(({ id }) => !struck.current.has(id));
      setJobs((before) => (JSON.stringify(before) === JSON.stringify(items) ? before : items));
    },
    [team],
  );

  const listed = new Set<string>(jobs.map(({ id }) => id));
  const isWaiting =
    jobs.some(({ state }) => state === "queued" || state === "running") ||
    uploads.some(({ state }) => isListed(state) && !listed.has(state.sent.job.id));
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      await refresh(signal);
      if (isWaiting && !signal.aborted) timer = setTimeout(() => void ask(), ASK_MS);
    };
    // Another window, or a reload, may have left something.
    const askIfSeen = () => {
      if (document.visibilityState === "visible" && !isWaiting) void refresh(signal);
    };
    void ask();
    window.addEventListener("focus", askIfSeen);
    return () => {
      controller.abort();
      clearTimeout(timer);
      window.removeEventListener("focus", askIfSeen);
    };
  }, [isWaiting, refresh]);

  const strike = useCallback((id: string) => {
    struck.current.add(id);
    setJobs((before) => before.filter((job) => job.id !== id));
  }, []);
  return { jobs, strike };
}

function sentJobs(team: string): { key: string; job: string }[] {
  return queue
    .list()
    .filter(({ source }) => source.team === team)
    .flatMap(({ key, state }) => (isListed(state) ? [{ key, job: state.sent.job.id }] : []));
}

/** The server reads it, or has read it, as a job that it lists; texts it takes at once. */
function isListed(state: Upload["state"]): state is Extract<Upload["state"], { kind: "sent" }> {
  return state.kind === "sent" && state.sent.job.state !== "done";
}

const NOT_ARRIVED: ReadonlySet<Upload["state"]["kind"]> = new Set(["waiting", "sending", "ending"]);

/** Whoever leaves the page while something is still being sent loses it, and is asked. */
function useLeaveWarning(uploads: readonly Upload[]): void {
  const isSending = uploads.some(({ state }) => NOT_ARRIVED.has(state.kind));
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);
}
