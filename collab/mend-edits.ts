import { toCommentBody } from "@/domain/facts/comment-body";
import { parseFact } from "@/domain/facts/facts";
import { readStatementFact, toStatementFact } from "@/domain/facts/statement-fact";
import type { StatementId } from "@/domain/ids";
import { mendAttribution } from "@/domain/statements/mend-attribution";
import { clampTimes } from "./clamp-times";
import type { FactEdit, PendingEdit } from "./commands";

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
  const edits = gesture.edits.map((edit) => ({ ...edit, after: mendFact(edit) }));
  const isMended = edits.some(
    ({ after }, index) => JSON.stringify(after) !== JSON.stringify(gesture.edits[index]?.after),
  );
  return isMended ? { ...gesture, edits } : gesture;
}

function mendFact({ kind, key, after }: FactEdit): unknown {
  switch (kind) {
    case "comments": {
      const fact = parseFact("comments", after);
      return fact ? [fact[0], fact[1], fact[2], toCommentBody(fact[3]) ?? fact[3]] : after;
    }
    case "edits": {
      const fact = parseFact("edits", after);
      return fact ? [toCommentBody(fact[0]) ?? fact[0], fact[1]] : after;
    }
    case "statements": {
      const fact = parseFact("statements", after);
      const statement = fact && readStatementFact(key as StatementId, fact);
      return statement ? toStatementFact({ ...statement, ...mendAttribution(statement) }) : after;
    }
    default:
      return after;
  }
}
