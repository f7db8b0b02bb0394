import { diffArrays } from "diff";
import { commonRuns } from "./common-runs";
import { heaviestChain } from "./heaviest-chain";
import { pairWords } from "./pair-words";
import type { Pairing } from "./pairing";

/** Pairs of words that are weighed one by one; larger gaps are parted first. */
const MOST_CELLS = 250_000;

/** Lengths of the sequences that part a gap, where they occur once in it on either side. */
const SIZES = [4, 2, 1];

/** A single word that occurs once says where something is only in a gap of so many words. */
const LONGEST_FOR_WORDS = 800;

/** Insertions and deletions after which the plain diff of a gap without any landmark gives up. */
const MOST_EDITS = 1_500;

/**
 * Pairs what is left between two places that are known to belong together. Both lists are unpaired tokens in
 * ascending order.
 */
export function pairGap(
  pairing: Pairing,
  from: readonly number[],
  to: readonly number[],
  flow: number,
): void {
  if (from.length === 0 || to.length === 0) return;
  if (from.length * to.length <= MOST_CELLS) pairWords(pairing, from, to, flow);
  else if (!part(pairing, from, to, flow)) pairByDiff(pairing, from, to, flow);
}

/** Pairs what occurs once on either side, in order, and goes on between; false where there is nothing of the kind. */
function part(
  pairing: Pairing,
  from: readonly number[],
  to: readonly number[],
  flow: number,
): boolean {
  const a = Int32Array.from(from, (token) => pairing.from.tokens.words[token] ?? -1);
  const b = Int32Array.from(to, (token) => pairing.to.tokens.words[token] ?? -2);
  for (const size of SIZES) {
    if (size === 1 && Math.max(a.length, b.length) > LONGEST_FOR_WORDS) continue;
    const runs = commonRuns(a, b, size);
    if (runs.length === 0) continue;
    let [i, j] = [0, 0];
    for (const index of heaviestChain(runs)) {
      const run = runs[index];
      if (!run) continue;
      // Runs may overlap by words that occur more often.
      const skip = Math.max(0, i - run.from, j - run.to);
      if (skip >= run.length) continue;
      const [atFrom, atTo] = [run.from + skip, run.to + skip];
      pairGap(pairing, from.slice(i, atFrom), to.slice(j, atTo), flow);
      for (let step = 0; step < run.length - skip; step += 1) {
        pairing.pair(from[atFrom + step] ?? 0, to[atTo + step] ?? 0, flow);
      }
      [i, j] = [run.from + run.length, run.to + run.length];
    }
    pairGap(pairing, from.slice(i), to.slice(j), flow);
    return true;
  }
  return false;
}

function pairByDiff(
  pairing: Pairing,
  from: readonly number[],
  to: readonly number[],
  flow: number,
): void {
  const changes = diffArrays(
    from.map((token) => pairing.from.tokens.words[token] ?? -1),
    to.map((token) => pairing.to.tokens.words[token] ?? -2),
    { maxEditLength: MOST_EDITS },
  );
  let [i, j] = [0, 0];
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) {
      for (let step = 0; step < count; step += 1) {
        pairing.pair(from[i + step] ?? 0, to[j + step] ?? 0, flow);
      }
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
}
