import {
  parseFact,
  type FactLookup,
  type FactSet,
  type AnyJudging,
  type FactForms,
  type FactsOf,
} from "@/domain/facts/fact-kind";
import { judgeFact, judgeTrace } from "@/domain/facts/judge";
import type { Judge, RawFacts } from "./room-kind";

/** Judges by what each kind of a set says of itself. */
export function judgeFacts<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  judging: Judging,
): Judge {
  return {
    change: (change) => judgeFact(kinds, change, judging),
    trace: ({ kind, key }) => judgeTrace(kinds, kind, key, judging),
  };
}

/** Finds the first fact of the right shape under a key. */
export function lookUpIn<Kinds extends FactForms>(
  kinds: Kinds,
  known: readonly RawFacts[],
): FactLookup<FactsOf<Kinds>> {
  return (kind, key) => {
    for (const raw of known) {
      const fact = parseFact(kinds, kind, raw(kind, key));
      if (fact) return fact;
    }
    return null;
  };
}
