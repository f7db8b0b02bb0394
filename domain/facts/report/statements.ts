import { isCountryCode } from "@/domain/actors/country-codes";
import { fitsCountry } from "@/domain/actors/fits-country";
import { isLooseDate } from "@/domain/calendar/loose-date";
import type { StatementId } from "@/domain/ids";
import { ok, refuse } from "@/domain/result";
import { mendAttribution } from "@/domain/statements/mend-attribution";
import {
  ACTOR_KINDS,
  STATEMENT_KINDS,
  VERDICTS,
  type DecidedStatement,
} from "@/domain/statements/statement";
import { isVisibleLine } from "@/domain/text/visible-text";
import type { FactKind } from "../fact-kind";
import { choice, edition, end, idOf, signer, start, text, time, type TupleOf } from "../shape";
import { judgePermission } from "../writing";
import type { Verdict } from "../verdict";
import { judgePassage, type ReportJudging } from "./report-judging";

/** UTF-16 code units of the name of an actor or a speaker. */
export const MAX_NAME_LENGTH = 200;

const DAY = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;

const country = text(0, 3, /^(?:[A-Z]{3})?$/);
const name = text(0, MAX_NAME_LENGTH);
const date = text(0, 21, new RegExp(`^(?:${DAY}(?:/${DAY})?)?$`));

/**
 * `[edition, start, end, actor, actorKind, isoA3, speaker, onBehalfOf, reportedBy, date, dateInferred, kind, verdict,
 * by, atMs]`. `""` if there is nothing to say.
 */
const STATEMENT = [
  edition,
  start,
  end,
  text(1, MAX_NAME_LENGTH),
  choice(ACTOR_KINDS),
  country,
  name,
  name,
  name,
  date,
  date,
  choice(STATEMENT_KINDS),
  choice(VERDICTS),
  signer,
  time,
] as const;

export type StatementFact = TupleOf<typeof STATEMENT>;

/** Where a tuple has the names of actors and speakers, and where dates. */
const NAMES = [3, 6, 7, 8] as const;
const DATES = [9, 10] as const;

/** Key statement: what somebody has decided about it, whole, so that a later decision replaces all of it. */
export const statements: FactKind<typeof STATEMENT, ReportJudging, DecidedStatement> = {
  root: "p",
  keys: [[idOf("statement")]],
  shape: STATEMENT,
  written: "standing",
  judge({ before, after }, judging) {
    // What it says as it stood is carried; only what is new is judged.
    const isNew = (...at: number[]): boolean => at.some((one) => after[one] !== before?.[one]);
    if (isNew(0, 1, 2)) {
      const placed = judgePassage(judging, after[0], after[1], after[2]);
      if (!placed.ok) return placed;
    }
    const words = judgeWords(after, isNew);
    return words.ok ? judgePermission(judging, "statement.edit") : words;
  },
  judgeTrace: (_key, judging) => judgePermission(judging, "statement.edit"),
  // What was decided for the first time is taken back by saying so.
  undo: {
    by: "restating",
    withdraw: (fact) => toStatementFact({ ...readStatementFact(fact), verdict: "open" }),
  },
  hasHistory: true,
  read: (key, fact) => ({ id: key as StatementId, ...readStatementFact(fact) }),
  mend(fact) {
    const statement = readStatementFact(fact);
    return toStatementFact({ ...statement, ...mendAttribution(statement) });
  },
};

function judgeWords(fact: StatementFact, isNew: (...at: number[]) => boolean): Verdict {
  const [, , , actor, , isoA3] = fact;
  for (const at of NAMES) {
    if (fact[at] !== "" && isNew(at) && !isVisibleLine(fact[at])) return refuse("not-text");
  }
  for (const at of DATES) {
    if (fact[at] !== "" && isNew(at) && !isLooseDate(fact[at])) return refuse("no-such-day");
  }
  if (isoA3 !== "" && isNew(3, 5) && !(isCountryCode(isoA3) && fitsCountry(actor, isoA3))) {
    return refuse("wrong-country");
  }
  return ok(null);
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

/** @param fact of the right shape. */
export function readStatementFact(fact: StatementFact): Omit<DecidedStatement, "id"> {
  const [edition, start, end, actor, actorKind, isoA3, speaker, onBehalfOf, reportedBy] = fact;
  const [, , , , , , , , , date, dateInferred, kind, verdict, by, at] = fact;
  return {
    edition,
    range: { start, end },
    actor,
    actorKind,
    isoA3: isoA3 || null,
    speaker: speaker || null,
    onBehalfOf: onBehalfOf || null,
    reportedBy: reportedBy || null,
    date: date || null,
    dateInferred: dateInferred || null,
    kind,
    verdict,
    decided: { by, at },
  };
}
