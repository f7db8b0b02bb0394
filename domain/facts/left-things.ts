import type { UserId } from "@/domain/ids";
import type { AnyJudging, FactSet } from "./fact-kind";
import { findField, parseTuple } from "./shape";

/** A fact, and where it stands. */
export type PlacedFact = { kind: string; key: string; fact: unknown };

/** Something that was made and has left its document, with all that was said of it. */
export type LeftThing = {
  id: string;
  /** The kind of the fact that made it. */
  kind: string;
  /** The id of what it hung on, such as a comment's annotation; else its own. */
  root: string;
  owner: UserId;
  /** `null` if it was erased for good. */
  facts: readonly PlacedFact[] | null;
};

/** Puts facts that have left a document together by what they are about. Facts about nothing are passed over. */
export function groupLeft<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  facts: readonly PlacedFact[],
): LeftThing[] {
  const bySubject = new Map<string, PlacedFact[]>();
  for (const fact of facts) {
    const subject = fact.key.split(".", 1)[0] ?? fact.key;
    const said = bySubject.get(subject);
    if (said) said.push(fact);
    else bySubject.set(subject, [fact]);
  }
  return [...bySubject].flatMap(([id, said]) => {
    const made = said.find(({ kind, key }) => key === id && kinds[kind]?.undo.by === "deleting");
    const kind = made && kinds[made.kind];
    const tuple = kind && parseTuple(kind.shape, made.fact);
    const signedAt = kind && findField(kind.shape, "signer");
    if (!tuple || typeof signedAt !== "number") return [];
    const rootAt = findField(kind.shape, "id");
    const root = rootAt === null ? id : String(tuple[rootAt]);
    return [{ id, kind: made.kind, root, owner: tuple[signedAt] as UserId, facts: said }];
  });
}
