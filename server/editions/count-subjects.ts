import type { AddedEdition } from "@/contract/editions";
import type { ListedCarried } from "@/data/editions/carried";
import { countCarried } from "@/domain/annotation/carried";

/** How many annotations and confirmed statements became what in an edition. */
export function countSubjects(
  all: readonly Pick<ListedCarried, "kind" | "isHidden" | "state">[],
): Pick<AddedEdition, "carried" | "statements"> {
  const shown = all.filter(({ isHidden }) => !isHidden);
  return {
    carried: countCarried(shown.filter(({ kind }) => kind === "annotation")),
    statements: countCarried(shown.filter(({ kind }) => kind === "statement")),
  };
}
