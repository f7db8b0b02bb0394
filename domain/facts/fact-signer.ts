import type { UserId } from "@/domain/ids";
import { parseReactionKey, type FactKind, type Facts } from "./facts";
import type { FactLookup } from "./judging";

/** Where the tuples of each kind are signed; those that are not belong to somebody by their key. */
const SIGNED_AT: Partial<Record<FactKind, number>> = {
  annotations: 0,
  targets: 3,
  labels: 0,
  comments: 1,
  deletions: 0,
  states: 1,
  statements: 13,
  revisions: 1,
};

/** Whose a fact of the right shape is; `null` where it is about nothing. */
export function signerOf(
  kind: FactKind,
  key: string,
  fact: Facts[FactKind],
  lookup: FactLookup,
): UserId | null {
  if (kind === "reactions") return parseReactionKey(key)?.user ?? null;
  if (kind === "edits") return lookup("comments", key)?.[1] ?? null;
  return fact[SIGNED_AT[kind] ?? 0] as UserId;
}
