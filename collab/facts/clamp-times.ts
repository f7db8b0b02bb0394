import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { findField } from "@/domain/facts/shape";
import { EARLIEST_TIME } from "@/domain/facts/writing";
import type { FactEdit, PendingEdit } from "./commands";

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
  const timeAt = findField(REPORT_FACTS[edit.kind].shape, "time");
  const after = edit.after.map((item: unknown, index) => (index === timeAt ? at : item));
  return { ...edit, after };
}

/** Taking something away has no time, and cannot be wrong. */
function isWrong({ kind, after }: FactEdit, now: number): boolean {
  const timeAt = findField(REPORT_FACTS[kind].shape, "time");
  const time: unknown = Array.isArray(after) && timeAt !== null ? after[timeAt] : undefined;
  return typeof time === "number" && (time > now || time < EARLIEST_TIME);
}
