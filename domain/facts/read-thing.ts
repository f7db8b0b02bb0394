import { isFactKey, type AnyJudging, type AnyThing, type FactSet } from "./fact-kind";
import { parseTuple } from "./shape";

/** The thing that a fact makes by itself; `null` if it has not the shape of its kind, or makes none. */
export function readThing<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  name: string,
  key: string,
  fact: unknown,
): AnyThing | null {
  const kind = kinds[name];
  if (!kind?.read || !isFactKey(kinds, name, key)) return null;
  const tuple = parseTuple(kind.shape, fact);
  return tuple && kind.read(key, tuple);
}
