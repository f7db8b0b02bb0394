import { readFileSync } from "node:fs";
import { importReport } from "@/domain/edition/import-report";
import type { Dice } from "@/test/campaigns/dice";
import { createVocabulary, proseReport, templatedReport } from "@/test/generated-reports";
import type { PlainEdition } from "@/test/traced-report";

export type Text = {
  name: string;
  make: (dice: Dice) => PlainEdition;
  /** What inserted words are taken from: generated prose has a vocabulary, a report its own words. */
  vocabulary: (edition: PlainEdition, dice: Dice) => string[];
  /** Of a long text; its figures differ little from run to run. */
  mostRuns?: number;
};

const sample = importReport(readFileSync("samples/hi-update-ccm-2011-10.txt", "utf8"), "txt");

function ownWords({ text }: PlainEdition): string[] {
  return [...new Set(text.match(/\p{L}+/gu))];
}

export const prose = (name: string, length: number, mixed: boolean): Text => ({
  name,
  make: (dice) => proseReport(dice, length, mixed),
  vocabulary: (_, dice) => createVocabulary(dice),
});

/** Short enough for every contender. */
export const SHORT: readonly Text[] = [
  { name: "The sample, 20 kB", make: () => sample, vocabulary: ownWords },
  {
    name: "Templated country statements, 20 kB",
    make: (dice) => templatedReport(dice),
    vocabulary: ownWords,
  },
  prose("Prose, 20 kB", 20_000, false),
  prose("Prose with emoji, Chinese, Arabic and Hebrew, 20 kB", 20_000, true),
];

export const LONG: readonly Text[] = [
  { name: "Templated, 100 kB", make: (dice) => templatedReport(dice, 5), vocabulary: ownWords },
  { ...prose("Prose, 200 kB", 200_000, false), mostRuns: 2 },
  { ...prose("Prose in several scripts, 200 kB", 200_000, true), mostRuns: 2 },
  { ...prose("Prose in several scripts, 1 MB", 1_000_000, true), mostRuns: 1 },
];
