import { isId, type StatementId, type UserId } from "@/domain/ids";
import {
  ACTOR_KINDS,
  STATEMENT_KINDS,
  VERDICTS,
  type Attribution,
  type DecidedStatement,
} from "@/domain/statements/statement";
import { isTextRange } from "@/domain/text/range";

/**
 * Key statementId: what somebody has decided about it, whole, so that whoever decides later replaces all of it:
 * `[edition, start, end, actor, actorKind, isoA3, speaker, onBehalfOf, reportedBy, date, dateInferred, kind, verdict,
 * by, atMs]`. `""` where there is nothing.
 */
export type StatementFact = readonly [
  number,
  number,
  number,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  UserId,
  number,
];

/** UTF-16 code units of the name of an actor or a speaker. */
export const MAX_NAME_LENGTH = 200;

const ISO_A3 = /^[A-Z]{3}$/;
const DAY = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
const DATE = new RegExp(`^${DAY}(?:/${DAY})?$`);

/** Whether the tuple has that shape; the last two values are for the caller to look at. */
export function isStatementFact(fact: readonly unknown[]): boolean {
  const [edition, start, end, actor, actorKind, iso, speaker, behalf, reporter] = fact;
  const [date, dateInferred, kind, verdict] = fact.slice(9);
  return (
    fact.length === 15 &&
    Number.isSafeInteger(edition) &&
    (edition as number) >= 1 &&
    isTextRange(start, end) &&
    isName(actor) &&
    actor !== "" &&
    isOneOf(ACTOR_KINDS, actorKind) &&
    isEmptyOr(ISO_A3, iso) &&
    [speaker, behalf, reporter].every(isName) &&
    [date, dateInferred].every((day) => isEmptyOr(DATE, day)) &&
    isOneOf(STATEMENT_KINDS, kind) &&
    isOneOf(VERDICTS, verdict) &&
    isId(fact[13])
  );
}

export function toStatementFact(statement: Omit<DecidedStatement, "id">): StatementFact {
  const { edition, range, decided } = statement;
  return [
    edition,
    range.start,
    range.end,
    statement.actor,
    statement.actorKind,
    statement.isoA3 ?? "",
    statement.speaker ?? "",
    statement.onBehalfOf ?? "",
    statement.reportedBy ?? "",
    statement.date ?? "",
    statement.dateInferred ?? "",
    statement.kind,
    statement.verdict,
    decided.by,
    decided.at,
  ];
}

/** @param fact of the right shape: `isStatementFact` has seen it. */
export function readStatementFact(id: StatementId, fact: StatementFact): DecidedStatement {
  const [edition, start, end, actor, actorKind, isoA3, speaker, onBehalfOf, reportedBy] = fact;
  return {
    id,
    edition,
    range: { start, end },
    actor,
    actorKind: actorKind as Attribution["actorKind"],
    isoA3: isoA3 || null,
    speaker: speaker || null,
    onBehalfOf: onBehalfOf || null,
    reportedBy: reportedBy || null,
    date: fact[9] || null,
    dateInferred: fact[10] || null,
    kind: fact[11] as Attribution["kind"],
    verdict: fact[12] as DecidedStatement["verdict"],
    decided: { by: fact[13], at: fact[14] },
  };
}

function isName(raw: unknown): boolean {
  return typeof raw === "string" && raw.length <= MAX_NAME_LENGTH;
}

function isEmptyOr(pattern: RegExp, raw: unknown): boolean {
  return typeof raw === "string" && (raw === "" || pattern.test(raw));
}

function isOneOf(known: readonly string[], raw: unknown): boolean {
  return (known as readonly unknown[]).includes(raw);
}
