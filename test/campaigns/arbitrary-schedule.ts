import fc from "fast-check";

/** One thing that happens. Two people have a window each, and there are two nodes. */
export type Step =
  | { kind: "act"; who: 0 | 1; what: number; dice: number }
  /** Somebody goes offline, or comes back. */
  | { kind: "line"; who: 0 | 1 }
  /** Somebody closes their window and opens the next on the same device, by way of the other node. */
  | { kind: "move"; who: 0 | 1 }
  /** A node ends, and another begins in its place. */
  | { kind: "restart"; node: 0 | 1 }
  /** A new generation is begun, while what follows happens. */
  | { kind: "renew" };

const either = fc.constantFrom(0 as const, 1 as const);

export const schedule: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant("act" as const),
        who: either,
        what: fc.nat(9),
        dice: fc.nat(999),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("line" as const), who: either }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("move" as const), who: either }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart" as const), node: either }) },
    { weight: 3, arbitrary: fc.constant({ kind: "renew" as const }) },
  ),
  { minLength: 8, maxLength: 20 },
);
