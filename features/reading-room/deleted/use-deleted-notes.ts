"use client";

import { useEffect, useState } from "react";
import type { DeletedNote } from "@/contract/deleted-notes";
import type { ReportId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";
import { loadDeletedNotes } from "./client";

/** `more`: there may be earlier ones. */
type Listed = { kind: "loading" | "more" | "all"; notes: readonly DeletedNote[] };

/** As many as the server tells at once. */
const AT_ONCE = 100;

/** These notes and those that were deleted before the last of them. */
async function loadAfter(
  report: ReportId,
  notes: readonly DeletedNote[],
): Promise<Listed | { kind: "failed" }> {
  const found = await loadDeletedNotes(report, notes.at(-1)?.deleted ?? null);
  if (!found.ok) return { kind: "failed" };
  const { items } = found.value;
  return { kind: items.length < AT_ONCE ? "all" : "more", notes: [...notes, ...items] };
}

/** What was deleted in the room's report, the latest first, page by page. */
export function useDeletedNotes(): {
  state: Listed | { kind: "failed" };
  /** It is deleted no more, or erased. */
  forget: (id: string) => void;
  loadMore: () => void;
} {
  const { data } = useRoom();
  const report = data.report.id;
  const [state, setState] = useState<Listed | { kind: "failed" }>({ kind: "loading", notes: [] });
  useEffect(() => {
    void loadAfter(report, []).then(setState);
  }, [report]);
  const forget = (id: string): void =>
    setState((now) =>
      now.kind === "failed" ? now : { ...now, notes: now.notes.filter((note) => note.id !== id) },
    );
  const loadMore = (): void => {
    if (state.kind === "more") void loadAfter(report, state.notes).then(setState);
  };
  return { state, forget, loadMore };
}
