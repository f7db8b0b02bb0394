import fc from "fast-check";
import { expect, it } from "vitest";
import type { AnnotationId } from "@/domain/ids";
import { comparePlaces, type Place } from "../notes/reading-order";
import { chooseForms, FULL_CARDS, STRETCH } from "./choose-forms";

const places = (starts: readonly number[]): Place[] =>
  starts
    .map((start, index) => ({ id: `${index}` as AnnotationId, start, end: start + 1, created: 0 }))
    .toSorted(comparePlaces);

it("shows lines only where a stretch of text holds more cards than fit beside it", () => {
  const few = Array.from({ length: FULL_CARDS }, (_, index) => index);
  const many = Array.from({ length: FULL_CARDS + 1 }, (_, index) => STRETCH + index);
  const order = places([...few, ...many]);
  expect(chooseForms(order, 0, order.length)).toEqual([
    ...few.map(() => "full"),
    ...many.map(() => "line"),
  ]);
});

it("gives an annotation one form whatever part of the order is looked at", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4 * STRETCH), { maxLength: 60 }),
      fc.nat(),
      fc.nat(),
      (starts, a, b) => {
        const order = places(starts);
        const [from, to] = [a % (order.length + 1), b % (order.length + 1)].toSorted(
          (x, y) => x - y,
        ) as [number, number];
        expect(chooseForms(order, from, to)).toEqual(
          chooseForms(order, 0, order.length).slice(from, to),
        );
      },
    ),
  );
});

it("shows what stands beside nothing in full", () => {
  const order = places(Array.from({ length: FULL_CARDS + 3 }, () => Infinity));
  expect(new Set(chooseForms(order, 0, order.length))).toEqual(new Set(["full"]));
});
