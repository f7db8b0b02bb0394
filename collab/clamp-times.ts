import type { FactKind } from "@/domain/facts/facts";
import { EARLIEST_TIME } from "@/domain/facts/judging";
import type { FactEdit, PendingEdit } from "./commands";

/** Where the tuples of each kind have their time. */
const TIME_AT: Record<FactKind, number> = {
  annotations: 1,
  targets: 4,
  labels: 1,
  comments: 2,
  edits: 1,
  deletions: 1,
  states: 2,
  reactions: 0,
  statements: 14,
  revisions: 2,
};

/**
 * Gestures that a device with a wrong clock has stamped before it heard what time it is: whatever is later than `now`,
 * or from before there was anything to write, becomes `now`, each gesture a millisecond after the one before, so that
 * their order stays.
 *
 * @param now milliseconds since 1970, by the server's clock
 */
export function clampTimes(pending: readonly PendingEdit[], now: number): PendingEdit[] {
  let last = now;
  return pending.map((gesture) => {
    if (!gesture.edits.some((edit) => isWrong(edit, now))) return gesture;
    last += 1;
    return { ...gesture, edits: gesture.edits.map((edit) => stampRight(edit, now, last)) };
  });
}

function stampRight(edit: FactEdit, now: number, at: number): FactEdit {
  if (!isWrong(edit, now) || !Array.isArray(edit.after)) return edit;
  const after = edit.after.map((item: unknown, index) =>
    index === TIME_AT[edit.kind] ? at : item,
  );
  return { ...edit, after };
}

/** Taking something away has no time, and cannot be wrong. */
function isWrong({ kind, after }: FactEdit, now: number): boolean {
  const time: unknown = Array.isArray(after) ? after[TIME_AT[kind]] : undefined;
  return typeof time === "number" && (time > now || time < EARLIEST_TIME);
}
