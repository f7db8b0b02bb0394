import type { UserId } from "@/domain/ids";
import type { AnyJudging, FactSet, FactTuple } from "./fact-kind";
import { parseTuple } from "./shape";

/**
 * Returns the tuple that takes a writing back: the one before it, as this person's act of today, since a fact is signed
 * by its writer. `undefined` takes the fact away. Throws if facts of that kind are not taken back by writing them.
 */
export function restateFact<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  { kind: name, before, after }: { kind: string; before: unknown; after: unknown },
  act: { user: UserId; now: number },
): FactTuple | undefined {
  const kind = kinds[name];
  if (kind?.undo.by !== "restating")
    throw new Error(`${name} are never taken back by writing them`);
  const { shape, undo } = kind;
  const written = parseTuple(shape, after);
  const said = parseTuple(shape, before) ?? (written && undo.withdraw?.(written));
  if (!said) return undefined;
  // What an older program has let through is said as it may be said today.
  return (kind.mend?.(said) ?? said).map((value, at) => {
    const field = shape[at]?.is;
    return field === "signer" ? act.user : field === "time" ? act.now : value;
  });
}
