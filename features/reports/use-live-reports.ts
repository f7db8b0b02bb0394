"use client";

import { useCallback, useEffect, useRef } from "react";
import { useSyncedState } from "@/components/use-synced-state";
import type { ReportSummary } from "@/contract/reports";
import { listReports } from "./client";

const REFRESH_MS = 15_000;

/**
 * The team's reports as they are now: asked for at once (the page knows no presence), every fifteen seconds while the
 * window is seen, and when it comes back into sight. What fails is tried again at the next turn.
 */
export function useLiveReports(
  team: string,
  loaded: readonly ReportSummary[],
): {
  reports: readonly ReportSummary[];
  refresh: () => Promise<void>;
  change: (change: ReportChange) => void;
} {
  const [reports, setReports] = useSyncedState(loaded);
  const asking = useRef<AbortController | null>(null);

  const refresh = useCallback(async () => {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    const answer = await listReports(team, controller.signal);
    // A change of ours may have begun meanwhile; its own refresh brings the newer list.
    if (answer.ok && asking.current === controller)
      setReports(answer.value.items.filter((report) => report.team === team));
  }, [team, setReports]);

  const change = useCallback(
    (apply: ReportChange) => {
      asking.current?.abort();
      asking.current = null;
      setReports(apply);
    },
    [setReports],
  );

  useEffect(() => {
    const refreshIfSeen = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    refreshIfSeen();
    const timer = setInterval(refreshIfSeen, REFRESH_MS);
    document.addEventListener("visibilitychange", refreshIfSeen);
    window.addEventListener("focus", refreshIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refreshIfSeen);
      window.removeEventListener("focus", refreshIfSeen);
      asking.current?.abort();
    };
  }, [refresh]);

  return { reports, refresh, change };
}

export type ReportChange = (reports: readonly ReportSummary[]) => readonly ReportSummary[];
