import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { cutPart } from "@/domain/edition/parts";
import { findSections } from "@/domain/edition/sections";
import { Dice } from "@/test/campaigns/dice";
import { proseReport } from "@/test/generated-reports";
import { EditionText } from "./edition-text";

const { text, structure } = proseReport(new Dice(3), 60_000);
const BUDGET = 20_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function make(answers: (from: number) => boolean) {
  const asked: number[] = [];
  const edition = new EditionText({
    beginning: cutPart(text, structure, 0, BUDGET),
    length: text.length,
    load: async (from) => {
      asked.push(from);
      return answers(from) ? cutPart(text, structure, from, BUDGET) : null;
    },
  });
  return { edition, asked };
}

it("begins with what came with the page, and becomes the whole, each part asked for once", async () => {
  const { edition, asked } = make(() => true);
  const { text: first, whole } = edition.shown.get();
  expect(whole).toBe(false);
  expect(text.startsWith(first)).toBe(true);
  edition.open();
  await vi.runAllTimersAsync();
  expect(edition.shown.get().whole).toBe(true);
  expect(edition.text).toBe(text);
  expect(edition.sections).toEqual(findSections(structure, text));
  expect(new Set(asked).size).toBe(asked.length);
});

it("asks again where the server did not answer", async () => {
  let failures = 3;
  const { edition } = make(() => (failures -= 1) < 0);
  edition.open();
  await vi.runAllTimersAsync();
  expect(edition.text).toBe(text);
});

it("stops when it is left, and goes on where it was when it is opened again", async () => {
  const { edition } = make(() => true);
  const leave = edition.open();
  leave();
  await vi.runAllTimersAsync();
  expect(edition.shown.get().whole).toBe(false);
  edition.open();
  await vi.runAllTimersAsync();
  expect(edition.text).toBe(text);
});
