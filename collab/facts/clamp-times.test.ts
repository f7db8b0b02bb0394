import { expect, it } from "vitest";
import { EARLIEST_TIME } from "@/domain/facts/writing";
import { clampTimes } from "./clamp-times";

const NOW = 1_760_000_000_000;

it("[DV4] what a wrong clock has stamped becomes now, in the order in which it was made", () => {
  const gesture = (id: string, after: unknown) => ({
    id,
    replay: false,
    edits: [
      {
        kind: "states" as const,
        key: "aaaaaaaaaaaa",
        before: undefined,
        after,
        from: null,
        to: null,
      },
    ],
  });
  const stamped = (at: number) => [1, "useruseruser", at];
  const clamped = clampTimes(
    [stamped(NOW + 1), stamped(NOW - 5), stamped(1), undefined, stamped(EARLIEST_TIME)].map(
      (after, index) => gesture(String(index), after),
    ),
    NOW,
  );
  expect(clamped.map(({ edits }) => edits[0]?.after)).toEqual([
    stamped(NOW + 1),
    stamped(NOW - 5),
    stamped(NOW + 2),
    undefined,
    stamped(EARLIEST_TIME),
  ]);
});
