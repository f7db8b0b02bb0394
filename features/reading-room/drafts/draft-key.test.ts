import fc from "fast-check";
import { expect, it } from "vitest";
import type { Id } from "@/domain/ids";
import { toDraftKey, type DraftPlace } from "./draft-key";

const id = <Noun extends string>() => fc.stringMatching(/^[0-9a-z]{12}$/) as fc.Arbitrary<Id<Noun>>;
const place: fc.Arbitrary<DraftPlace> = fc.oneof(
  fc.record({ kind: fc.constant("reply" as const), annotation: id<"annotation">() }),
  fc.record({ kind: fc.constant("edit" as const), comment: id<"comment">() }),
  fc.constant({ kind: "new" as const }),
);
const subject = fc.record({
  user: id<"user">(),
  report: id<"report">(),
  place,
});

it("gives two drafts one key only where person, report and field are the same", () => {
  fc.assert(
    fc.property(subject, subject, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      expect(toDraftKey(a, a.place) === toDraftKey(b, b.place)).toBe(same);
    }),
  );
});
