import { isCountryCode } from "@/domain/actors/country-codes";
import { fitsCountry } from "@/domain/actors/fits-country";
import { isLooseDate } from "@/domain/calendar/loose-date";
import { ok, refuse } from "@/domain/result";
import { isVisibleLine } from "@/domain/text/visible-text";
import { parseFact } from "./facts";
import { judgePassage, judgeStamp, type FactChange, type Judging, type Verdict } from "./judging";
import type { StatementFact } from "./statement-fact";

/** Where a tuple has the names of actors and speakers, and where dates. */
const NAMES = [3, 6, 7, 8] as const;
const DATES = [9, 10] as const;

/** What somebody has decided about a statement. What it says as it stood is carried; only what is new is judged. */
export function judgeStatement(change: FactChange, judging: Judging): Verdict {
  if (change.after === undefined) return refuse("immutable");
  const fact = parseFact("statements", change.after);
  if (!fact) return refuse("malformed");
  if (fact[13] !== judging.user) return refuse("forged-creator");
  const standing = parseFact("statements", change.before);
  const isNew = (...at: number[]): boolean => at.some((one) => fact[one] !== standing?.[one]);
  if (isNew(0, 1, 2)) {
    const placed = judgePassage(judging, fact[0], fact[1], fact[2]);
    if (!placed.ok) return placed;
  }
  const words = judgeWords(fact, isNew);
  return words.ok ? judgeStamp(fact[14], judging, "statement.edit") : words;
}

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
