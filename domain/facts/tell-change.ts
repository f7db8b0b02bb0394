import { isFactKey, type AnyJudging, type FactSet } from "./fact-kind";
import type { FactChange } from "./judge";
import { sameFact } from "./same-fact";

/** What a fact was and what it became, as JSON; `null` if there was, or is, none. */
export type ToldChange = {
  kind: string;
  key: string;
  /** The id with which the key begins. */
  subject: string;
  before: string | null;
  after: string | null;
};

/** What history keeps of a change; `null` if it keeps nothing of facts of that kind, or nothing has changed. */
export function tellChange<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  { kind: name, key, before, after }: FactChange,
  lookup: Judging["lookup"],
): ToldChange | null {
  const kind = kinds[name];
  if (!kind?.hasHistory || !isFactKey(kinds, name, key)) return null;
  const stood = before ?? kind.replaces?.(key, lookup);
  if (sameFact(stood, after)) return null;
  const subject = key.split(".", 1)[0] ?? key;
  return { kind: name, key, subject, before: write(stood), after: write(after) };
}

function write(fact: unknown): string | null {
  return fact === undefined || fact === null ? null : JSON.stringify(fact);
}
