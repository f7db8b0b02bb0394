import type { StatementDecision } from "@/collab/facts/commands";
import type { StatementId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import type { Attribution, DecidedStatement, Verdict } from "@/domain/statements/statement";
import { trimRange, type TextRange } from "@/domain/text/range";

/** What is decided about a statement as it stands, with what is corrected of it. */
export function decide(
  edition: number,
  statement: SettledStatement,
  verdict: Verdict,
  corrected: Partial<Attribution & { range: TextRange }> = {},
): StatementDecision {
  const { id, range } = statement;
  return { id, edition, verdict, range, ...attributionOf(statement), ...corrected };
}

/** What somebody has decided before, but for what is changed of it. */
export function decideAgain(
  decided: DecidedStatement,
  changed: Partial<Pick<StatementDecision, "edition" | "range" | "verdict">>,
): StatementDecision {
  const { decided: _decided, ...said } = decided;
  return { ...said, ...changed };
}

/** A statement that nobody had proposed. */
export function decideNew(
  edition: number,
  id: StatementId,
  range: TextRange,
  said: Attribution,
): StatementDecision {
  return { id, edition, verdict: "confirmed", range, ...said };
}

/**
 * Splits a statement in two at the offset, white space aside: the first keeps its id, the second has the new one.
 * Refused where nothing would be left of one.
 */
export function splitStatement(
  text: string,
  edition: number,
  statement: SettledStatement,
  at: number,
  id: StatementId,
): Result<StatementDecision[], "outside"> {
  const { start, end } = statement.range;
  if (at <= start || at >= end) return refuse("outside");
  const first = trimRange(text, { start, end: at });
  const second = trimRange(text, { start: at, end });
  if (!first || !second) return refuse("outside");
  return ok([
    decide(edition, statement, "confirmed", { range: first }),
    decideNew(edition, id, second, attributionOf(statement)),
  ]);
}

/** Joins a statement and the next: one of both ranges, said as the first was; the next is no statement any more. */
export function mergeStatements(
  edition: number,
  statement: SettledStatement,
  next: SettledStatement,
): StatementDecision[] {
  const range = {
    start: Math.min(statement.range.start, next.range.start),
    end: Math.max(statement.range.end, next.range.end),
  };
  return [decide(edition, statement, "confirmed", { range }), decide(edition, next, "rejected")];
}

function attributionOf(statement: SettledStatement): Attribution {
  const { actor, actorKind, isoA3, speaker, onBehalfOf, reportedBy } = statement;
  const { date, dateInferred, kind } = statement;
  return {
    actor,
    actorKind,
    isoA3,
    speaker,
    onBehalfOf,
    reportedBy,
    date,
    dateInferred,
    kind,
  };
}
