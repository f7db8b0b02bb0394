import type { AnyJudging, FactSet } from "./fact-kind";
import { parseTuple } from "./shape";

/** The nearest fact that may be written today; what has no need of mending, or no shape, stays what it is. */
export function mendFact<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  name: string,
  fact: unknown,
): unknown {
  const kind = kinds[name];
  const tuple = kind?.mend ? parseTuple(kind.shape, fact) : null;
  return tuple ? kind?.mend?.(tuple) : fact;
}
