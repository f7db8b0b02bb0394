import type { UserId } from "@/domain/ids";
import type { PlacedFact } from "../left-things";

/** The number of no edition: the highest that a key can say. */
const NO_EDITION = 999_999;

/**
 * What stands for an annotation that was erased for good, once somebody's words hang on it: deleted, and about no
 * passage.
 */
export function standInForErased(id: string, owner: UserId, at: number): PlacedFact[] {
  return [
    { kind: "annotations", key: id, fact: [owner, at, NO_EDITION, 0, 1] },
    { kind: "deletions", key: id, fact: [owner, at] },
  ];
}
