"use client";

import { useCallback, useEffect, useState } from "react";
import type { DeletedNote } from "@/contract/deleted-notes";
import { useRoom } from "../room-context";
import { loadDeletedNotes } from "./client";

/** `more`: there may be earlier ones. */
type Listed = { kind: "loading" | "more" | "all"; notes: readonly DeletedNote[] };

/** As many as the server tells at once. */
const AT_ONCE = 100;

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
  const load = useCallback(
    async (before: readonly DeletedNote[]) => {
      const found = await loadDeletedNotes(report, before.at(-1)?.deleted ?? null);
      if (!found.ok) {
        setState({ kind: "failed" });
        return;
      }
      const { items } = found.value;
      const kind = items.length < AT_ONCE ? "all" : "more";
      setState({ kind, notes: [...before, ...items] });
    },
    [report],
  );
  useEffect(() => {
    void load([]);
  }, [load]);
  const forget = (id: string): void =>
    setState((now) =>
      now.kind === "failed" ? now : { ...now, notes: now.notes.filter((note) => note.id !== id) },
    );
  const loadMore = (): void => {
    if (state.kind === "more") void load(state.notes);
  };
  return { state, forget, loadMore };
}
