import type { SettledStatement } from "@/domain/statements/settle-statements";
import type { Why } from "@/domain/statements/reason";
import type { TextRange } from "@/domain/text/range";

/** Whether two of one id say the same. */
export function sameStatement(a: SettledStatement, b: SettledStatement): boolean {
  return (
    a.status === b.status &&
    sameRange(a.range, b.range) &&
    a.actor === b.actor &&
    a.actorKind === b.actorKind &&
    a.isoA3 === b.isoA3 &&
    a.speaker === b.speaker &&
    a.onBehalfOf === b.onBehalfOf &&
    a.reportedBy === b.reportedBy &&
    a.date === b.date &&
    a.dateInferred === b.dateInferred &&
    a.kind === b.kind &&
    a.section === b.section &&
    sameWhy(a.why, b.why) &&
    a.quotes.length === b.quotes.length &&
    a.quotes.every((quote, index) => {
      const other = b.quotes[index];
      return other !== undefined && sameRange(quote, other);
    })
  );
}

function sameWhy(a: Why, b: Why): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return (
    a.length === b.length &&
    a.every(({ code, words, other = words }, index) => {
      const one = b[index];
      return (
        one?.code === code &&
        sameRange(one.words, words) &&
        sameRange(one.other ?? one.words, other)
      );
    })
  );
}

function sameRange(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}
