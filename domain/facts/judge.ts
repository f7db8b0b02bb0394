import { mayWrite } from "@/domain/access/permissions";
import { ok, refuse } from "@/domain/result";
import { isFactKey, signerOf, type AnyJudging, type FactSet, type FactTuple } from "./fact-kind";
import { sameFact } from "./same-fact";
import { findField, parseTuple, type Shape } from "./shape";
import type { Verdict } from "./verdict";
import { judgeTime, type Writing } from "./writing";

/** One key of one root of a shared document became something else. `undefined` is "no such key". */
export type FactChange<Name extends string = string> = {
  kind: Name;
  key: string;
  before: unknown;
  after: unknown;
};

/** Whether this person may make this change: nobody writes as somebody else. Pure; the caller applies. */
export function judgeFact<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  { kind: name, key, before, after }: FactChange,
  judging: Judging,
): Verdict {
  if (!mayWrite(judging.role)) return refuse("read-only");
  const kind = kinds[name];
  if (!kind || !isFactKey(kinds, name, key)) return refuse("malformed");
  const fact = parseTuple(kind.shape, after);
  // Two windows of one person may each write what both have kept: the second changes nothing.
  const saysAgain = fact !== null && sameFact(before, after);
  if (saysAgain && signerOf(kinds, name, key, fact, judging.lookup) === judging.user)
    return ok(null);
  const change = { key, before: parseTuple(kind.shape, before), isNew: before === undefined };
  if (kind.written === "once" && !change.isNew) return refuse("immutable");
  if (after === undefined) {
    return kind.written === "freely"
      ? kind.judge({ ...change, after }, judging)
      : refuse("immutable");
  }
  if (!fact) return refuse("malformed");
  const verdict = kind.judge({ ...change, after: fact }, judging);
  return verdict.ok ? judgeSignature(kind.shape, fact, judging) : verdict;
}

/** Signed by who writes it, and at about this time. */
function judgeSignature(shape: Shape, fact: FactTuple, writing: Writing): Verdict {
  const signedAt = findField(shape, "signer");
  if (signedAt !== null && fact[signedAt] !== writing.user) return refuse("forged-creator");
  const timeAt = findField(shape, "time");
  return timeAt === null ? ok(null) : judgeTime(Number(fact[timeAt]), writing);
}

/**
 * Somebody has written a fact under that key and replaced it, or taken it away, before it came here: what it said is
 * gone, and the trace of it stays. Only those leave one who could have written there.
 */
export function judgeTrace<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  name: string,
  key: string,
  judging: Judging,
): Verdict {
  if (!mayWrite(judging.role)) return refuse("read-only");
  const kind = kinds[name];
  return kind && isFactKey(kinds, name, key) ? kind.judgeTrace(key, judging) : refuse("malformed");
}
