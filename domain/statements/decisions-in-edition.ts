import type { Target } from "@/domain/annotation/annotation";
import type { Carried } from "@/domain/annotation/carried";
import type { ProposedStatement } from "./settle-statements";
import type { DecidedStatement } from "./statement";

/**
 * The decisions of people as they stand in one edition. A decision of an earlier edition holds here if its words stand
 * here without a person having to say so. One that was taken into a later edition still holds here for the proposal of
 * its id.
 *
 * @param decided of all editions
 * @param proposed in this edition
 * @param carried where the words of a decision of an earlier edition stand in this one; `null` if it is not known
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
