import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Label } from "@/contract/teams";
import { moveWithinActive } from "./move-label";

function labelsOf(archived: readonly boolean[]): Label[] {
  return archived.map((old, position) => ({
    id: `label${position}`,
    name: `Label ${position}`,
    colour: "amber",
    position,
    archived: old,
  })) as unknown as Label[];
}
const activeIds = (labels: readonly Label[]) =>
  labels.filter((label) => !label.archived).map((label) => label.id);

describe("moveWithinActive", () => {
  it("swaps a label with its neighbour among those that are not archived, whatever lies between", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 12 }),
        fc.nat(),
        fc.constantFrom(-1, 1),
        (archived, pick, by) => {
          const labels = labelsOf(archived);
          const before = activeIds(labels);
          fc.pre(before.length > 0);
          const index = pick % before.length;
          const moved = moveWithinActive(labels, before[index]!, by);
          if (index + by < 0 || index + by >= before.length) {
            expect(moved).toBeNull();
            return;
          }
          const expected = [...before];
          [expected[index], expected[index + by]] = [expected[index + by]!, expected[index]!];
          expect(activeIds(moved!.labels)).toEqual(expected);
          expect(moved!.labels[moved!.position]!.id).toBe(before[index]);
          expect(new Set(moved!.labels)).toEqual(new Set(labels));
        },
      ),
    );
  });
});
