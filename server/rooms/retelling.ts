import type { FactForms } from "@/domain/facts/fact-kind";
import { findField } from "@/domain/facts/shape";
import type { Retelling } from "./room-kind";

/** How documents of such facts are said again. What is deleted is told by the kind `deletions`, if they have one. */
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
