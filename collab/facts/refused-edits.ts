import { keepWords } from "@/domain/facts/keep-words";
import type { KeptText } from "@/domain/facts/kept-text";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { UserId } from "@/domain/ids";
import type { PendingEdit } from "./commands";
import type { ReportDocument } from "./document-model";
import type { Refusal } from "./saving-status";

/** After this many refusals in a row, everything that is still pending counts as refused. */
export const MAX_REFUSAL_ROUNDS = 20;

/**
 * Which gestures a refusal of their common frame refuses. Of several in one frame nobody knows which was the bad
 * one: all are written again, each in a separate frame, and the next refusal names it.
 */
export function findRefused(
  pending: readonly PendingEdit[],
  inFrame: readonly PendingEdit[],
  reason: string,
  round: number,
): readonly PendingEdit[] {
  if (reason === "read-only" || round >= MAX_REFUSAL_ROUNDS) return pending;
  return inFrame.length === 1 ? inFrame : [];
}

/**
 * `before` and what is refused now, as one; the words are kept for the person to copy out. What was wanted and is so
 * already is no news.
 */
export function addRefusal(
  before: Refusal | null,
  reason: string,
  refused: readonly PendingEdit[],
  document: ReportDocument,
  user: UserId,
): Refusal | null {
  const told = refused.filter(
    (edit) => !(reason === "not-yours" && deletesOwn(edit, document, user)),
  );
  if (told.length === 0) return before;
  return {
    reason,
    edits: (before?.edits ?? 0) + told.length,
    kept: [...(before?.kept ?? []), ...told.flatMap((edit) => keptTexts(edit, document))],
  };
}

/** Anybody who may not delete their own has been forestalled by a lead: it is deleted. */
function deletesOwn({ edits }: PendingEdit, document: ReportDocument, user: UserId): boolean {
  return edits.every(({ kind, key, after }) => {
    if (kind !== "deletions" || after === undefined) return false;
    const creator = document.fact("annotations", key)?.[0] ?? document.fact("comments", key)?.[1];
    return creator === user;
  });
}

function keptTexts(pending: PendingEdit, document: ReportDocument): KeptText[] {
  return pending.edits.flatMap((edit) => keepWords(REPORT_FACTS, edit, document.lookup) ?? []);
}
