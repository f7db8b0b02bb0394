import type { Target } from "@/domain/annotation/annotation";
import type { Carried } from "@/domain/annotation/carried";
import type { ProposedStatement } from "./settle-statements";
import type { DecidedStatement } from "./statement";

/**
 * What people have decided, as it stands in one edition. What was decided in an earlier one holds where its words
 * stand without a person having to say so; what was taken into a later one still holds here for what was proposed
 * under its id.
 *
 * @param decided of all editions
 * @param proposed in this edition
 * @param carried where the words of a decision of an earlier edition stand in this one; `null` where it is not known
 */
export function decisionsInEdition(
  edition: number,
  decided: Iterable<DecidedStatement>,
  proposed: readonly Pick<ProposedStatement, "id" | "range">[],
  carried: (id: string, target: Target) => Pick<Carried, "range"> | null,
): DecidedStatement[] {
  const ranges = new Map(proposed.map(({ id, range }) => [id, range]));
  return [...decided].flatMap((one) => {
    if (one.edition === edition) return [one];
    const range =
      one.edition > edition ? ranges.get(one.id) : carried(one.id, toTarget(one))?.range;
    return range ? [{ ...one, edition, range }] : [];
  });
}

export function toTarget({ edition, range }: DecidedStatement): Target {
  return { edition, range };
}
