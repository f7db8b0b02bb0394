import type { FactForms } from "@/domain/facts/fact-kind";
import { findField } from "@/domain/facts/shape";

/**
 * How what stands in a document of facts is said again in a fresh one. It is data, because a thread of its own does it,
 * which has none of our code.
 */
export type Retelling = {
  /** The names of the roots, and the kinds of the facts in them. */
  roots: readonly { root: string; kind: string }[];
  /** Where it is said that something is deleted, and the place of the time in that; `null` if nothing ever is. */
  deletions: { root: string; timeAt: number } | null;
  /** Facts that hang on what their tuple names at that place, and keep it in the document as long as they stand. */
  hangings: readonly { root: string; at: number }[];
  /** The ids of what is not said again, whatever is said about it. */
  erased: readonly string[];
};

/** @param kinds what is deleted is told by the kind `deletions`, if they have one. */
export function retellFacts(kinds: FactForms): Retelling {
  const { deletions } = kinds;
  const timeAt = deletions ? findField(deletions.shape, "time") : null;
  return {
    roots: Object.entries(kinds).map(([kind, { root }]) => ({ root, kind })),
    deletions: deletions && timeAt !== null ? { root: deletions.root, timeAt } : null,
    hangings: Object.values(kinds).flatMap(({ root, shape }) => {
      const at = findField(shape, "id");
      return at === null ? [] : [{ root, at }];
    }),
    erased: [],
  };
}
