import type { AnyJudging, FactSet } from "./fact-kind";
import type { KeptText } from "./kept-text";
import { parseTuple } from "./shape";

/** The words of a refused fact that a person would want back; `null` if it has none. */
export function keepWords<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  { kind: name, key, after }: { kind: string; key: string; after: unknown },
  lookup: Judging["lookup"],
): KeptText | null {
  const kind = kinds[name];
  const fact = kind?.keep ? parseTuple(kind.shape, after) : null;
  return (fact && kind?.keep?.(key, fact, lookup)) ?? null;
}
