import { mendFact } from "@/domain/facts/mend-fact";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { clampTimes } from "./clamp-times";
import type { PendingEdit } from "./commands";

/**
 * Gestures of which the server has refused one, said as they may be said: by a device with a wrong clock, or by an older
 * program, whose words may hold what is no text today. What needs no mending stays the same object.
 *
 * @param now milliseconds since 1970, by the server's clock
 */
export function mendEdits(
  pending: readonly PendingEdit[],
  reason: string,
  now: number,
): readonly PendingEdit[] {
  if (reason === "forged-time") return clampTimes(pending, now);
  return reason === "not-text" || reason === "no-such-day" ? pending.map(mendWords) : pending;
}

function mendWords(gesture: PendingEdit): PendingEdit {
  const edits = gesture.edits.map((edit) => ({
    ...edit,
    after: mendFact(REPORT_FACTS, edit.kind, edit.after),
  }));
  const isMended = edits.some(
    ({ after }, index) => JSON.stringify(after) !== JSON.stringify(gesture.edits[index]?.after),
  );
  return isMended ? { ...gesture, edits } : gesture;
}
