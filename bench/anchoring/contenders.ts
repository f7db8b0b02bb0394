import { createRequire } from "node:module";
import path from "node:path";
import search from "approx-string-match";
import { diffArrays } from "diff";
import { alignEditions, carryOver } from "@/domain/anchoring/carry-over";
import type { Resolution } from "@/domain/anchoring/resolution";
import type { TextRange } from "@/domain/text/range";
import type { PlainEdition } from "@/test/traced-report";

/** Somebody who carries quotations from one edition to another. */
export type Contender = {
  name: string;
  /** Prepared once for two editions, then asked for each quotation. */
  prepare: (from: PlainEdition, to: PlainEdition) => (quotation: TextRange) => Resolution;
};

/** Code units of context, as Hypothesis and dom-anchor-text-quote keep it. */
const CONTEXT = 32;

/** The peers have no way to say "ask a person": what they find they place. */
function placed(range: TextRange | null): Resolution {
  return range && range.start < range.end ? { state: "exact", range } : { state: "lost" };
}

function quoteOf({ text }: PlainEdition, { start, end }: TextRange) {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

export const CAUCUS: Contender = {
  name: "Caucus",
  prepare: (from, to) => {
    const alignment = alignEditions(from, to);
    return (quotation) => carryOver(alignment, quotation);
  },
};

/** The formula of the Hypothesis client, `src/annotator/anchoring/match-quote.ts` (BSD-2-Clause), rewritten. */
const HYPOTHESIS: Contender = {
  name: "Hypothesis",
  prepare: (from, to) => (quotation) => {
    const { exact, prefix, suffix } = quoteOf(from, quotation);
    const score = (start: number, end: number, errors: number): number => {
      const before = to.text.slice(Math.max(0, start - prefix.length), start);
      const after = to.text.slice(end, end + suffix.length);
      return (
        50 * (1 - errors / exact.length) +
        20 * (prefix === "" ? 1 : likeness(before, prefix)) +
        20 * (suffix === "" ? 1 : likeness(after, suffix)) +
        2 * (1 - Math.abs(start - quotation.start) / to.text.length)
      );
    };
    let [best, most] = [null as TextRange | null, -Infinity];
    for (const { start, end, errors } of occurrences(to.text, exact)) {
      const scored = score(start, end, errors);
      if (scored > most) [best, most] = [{ start, end }, scored];
    }
    return placed(best);
  },
};

function likeness(text: string, pattern: string): number {
  if (text === "") return 0;
  const [match] = search(text, pattern, pattern.length);
  return match ? 1 - match.errors / pattern.length : 0;
}

function occurrences(text: string, exact: string) {
  const found: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    found.push({ start: at, end: at + exact.length, errors: 0 });
  }
  return found.length > 0 ? found : search(text, exact, Math.min(256, exact.length / 2));
}

type TextQuote = {
  toTextPosition: (
    root: { textContent: string },
    selector: { exact: string; prefix: string; suffix: string },
    options: { hint: number },
  ) => TextRange | null;
};

/** A package of `bench/` alone, and without types. */
const textQuote = createRequire(path.resolve("bench/package.json"))(
  "dom-anchor-text-quote",
) as TextQuote;

const DOM_ANCHOR: Contender = {
  name: "dom-anchor-text-quote",
  prepare: (from, to) => (quotation) =>
    placed(
      textQuote.toTextPosition({ textContent: to.text }, quoteOf(from, quotation), {
        hint: quotation.start,
      }),
    ),
};

/** From the first to the last word of the quotation that the diff kept. */
const DIFF: Contender = {
  name: "plain diff",
  prepare: (from, to) => {
    const [old, now] = [cut(from.text), cut(to.text)];
    const changes = diffArrays(
      old.map(({ word }) => word),
      now.map(({ word }) => word),
    );
    const kept = new Map<number, number>();
    let [i, j] = [0, 0];
    for (const { added, removed, count } of changes) {
      if (!added && !removed)
        for (let step = 0; step < count; step += 1) kept.set(i + step, j + step);
      if (!added) i += count;
      if (!removed) j += count;
    }
    return ({ start, end }) => {
      const places = old.flatMap((one, index) => {
        const place = one.start < end && start < one.end ? kept.get(index) : undefined;
        return place === undefined ? [] : [now[place]!];
      });
      const [first, last] = [places[0], places.at(-1)];
      return placed(first && last ? { start: first.start, end: last.end } : null);
    };
  },
};

function cut(text: string): (TextRange & { word: string })[] {
  return [...text.matchAll(/[\p{Script=Han}]|[\p{L}\p{N}\p{M}]+|\S/gu)].map(
    ({ index, 0: word }) => ({
      word,
      start: index,
      end: index + word.length,
    }),
  );
}

const OFFSETS: Contender = {
  name: "plain offsets",
  prepare: (_, to) => (quotation) => placed(quotation.end <= to.text.length ? quotation : null),
};

export const PEERS: readonly Contender[] = [HYPOTHESIS, DOM_ANCHOR, DIFF, OFFSETS];
