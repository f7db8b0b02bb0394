import type { AnyJudging, FactSet } from "./fact-kind";
import type { FactChange } from "./judge";

/**
 * Whether a change takes something back or says it shorter, rather than adding to what is there: deleting, unsetting,
 * and writing in a fact's place one that is no longer. Whether this person may is another question.
 */
export function takesBack<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  { kind, key, before, after }: FactChange,
  lookup: Judging["lookup"],
): boolean {
  if (after === undefined || kinds[kind]?.takesBack) return true;
  const standing = before ?? kinds[kind]?.replaces?.(key, lookup);
  return standing !== undefined && standing !== null && lengthOf(after) <= lengthOf(standing);
}

function lengthOf(fact: unknown): number {
  return JSON.stringify(fact).length;
}
