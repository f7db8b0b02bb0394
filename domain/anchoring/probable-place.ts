import type { TextRange } from "@/domain/text/range";
import type { Alignment } from "./pairing/alignment";
import type { Span } from "./edition-reading";
import { foldWord, wordLikeness } from "./pairing/word-likeness";

/** Less of a quotation's letters than this found again is another quotation. Calibrated by `bench/anchoring`. */
const LEAST_FOUND = 0.4;

/** What is offered must consist of the quotation by this share of its letters. */
const LEAST_DENSITY = 0.3;

/** Words on either side that speak for the place, and what share of them must have gone along. */
const WITNESSES = 10;
const LEAST_WITNESSES = 0.25;

/** Quotations of more letters need no witnesses: their own words are enough. */
const SELF_EVIDENT = 60;

/** A jump of this many words more than the quotation's own is a stray word, not an insertion. */
const LEAP = 12;

/** Words of a quotation that went to one place, in order. `weight` in letters. */
type Cluster = { flow: number; pairs: { from: number; to: number }[]; weight: number };

/** `missing` is what of the quotation comes before its first placed word, and after its last. */
export type Offer = {
  range: TextRange;
  similarity: number;
  isWhole: boolean;
  missing: { head: TextRange; tail: TextRange };
};

/** Where most of a quotation's words went by the pairing; `null` where too few of them are anywhere. */
export function findOffer(alignment: Alignment, range: TextRange, span: Span): Offer | null {
  const { from, to } = alignment;
  const cluster = heaviest(clustersOf(alignment, span));
  const [first, last] = [cluster?.pairs[0], cluster?.pairs.at(-1)];
  if (!cluster || !first || !last) return null;

  const letters = lettersOf(from.tokens, span.first, span.last);
  const offered = lettersOf(to.tokens, first.to, last.to);
  if (cluster.weight < LEAST_FOUND * letters || cluster.weight < LEAST_DENSITY * offered) {
    return null;
  }
  if (letters < SELF_EVIDENT && !isWitnessed(alignment, span, cluster)) return null;

  // An end inside a word that stands unchanged stays inside it.
  const same = (pair: { from: number; to: number }): boolean =>
    from.tokens.words[pair.from] === to.tokens.words[pair.to];
  const [startOf, endOf] = [from.tokens.starts, from.tokens.ends];
  const intoFirst =
    first.from === span.first && same(first)
      ? Math.max(0, range.start - (startOf[first.from] ?? 0))
      : 0;
  const outOfLast =
    last.from === span.last && same(last) ? Math.max(0, (endOf[last.from] ?? 0) - range.end) : 0;
  const start = (to.tokens.starts[first.to] ?? 0) + intoFirst;
  const end = (to.tokens.ends[last.to] ?? 0) - outOfLast;
  return {
    range: { start, end },
    similarity: Math.min(1, (2 * cluster.weight) / (letters + offered)),
    missing: {
      head: { start: range.start, end: Math.max(range.start, startOf[first.from] ?? 0) },
      tail: { start: Math.min(range.end, endOf[last.from] ?? 0), end: range.end },
    },
    isWhole: first.from === span.first && last.from === span.last,
  };
}

function clustersOf({ from, to, pairing }: Alignment, { first, last }: Span): Cluster[] {
  const clusters: Cluster[] = [];
  const open = new Map<number, Cluster>();
  for (let token = first; token <= last; token += 1) {
    const partner = pairing.partnerOf(token);
    if (partner < 0) continue;
    const flow = pairing.flows[token] ?? 0;
    let cluster = open.get(flow);
    const before = cluster?.pairs.at(-1);
    const leap = before ? partner - before.to - 3 * (token - before.from) : 0;
    if (!cluster || !before || partner < before.to || leap > LEAP) {
      cluster = { flow, pairs: [], weight: 0 };
      clusters.push(cluster);
      open.set(flow, cluster);
    }
    cluster.pairs.push({ from: token, to: partner });
    const length = lettersOf(from.tokens, token, token);
    const likeness =
      from.tokens.words[token] === to.tokens.words[partner]
        ? 1
        : wordLikeness(
            foldWord(from.text.slice(from.tokens.starts[token], from.tokens.ends[token])),
            foldWord(to.text.slice(to.tokens.starts[partner], to.tokens.ends[partner])),
          );
    cluster.weight += length * likeness;
  }
  return clusters;
}

function heaviest(clusters: readonly Cluster[]): Cluster | undefined {
  let best: Cluster | undefined;
  for (const cluster of clusters) if (!best || cluster.weight > best.weight) best = cluster;
  return best;
}

/** Whether the words around a quotation went to the same place; those beyond the text's ends are not asked. */
function isWitnessed({ from, to, pairing }: Alignment, span: Span, { pairs }: Cluster): boolean {
  const [start, end] = [
    (pairs[0]?.to ?? 0) - 3 * WITNESSES,
    (pairs.at(-1)?.to ?? 0) + 3 * WITNESSES,
  ];
  let [asked, agree] = [0, 0];
  for (let step = 1; step <= WITNESSES; step += 1) {
    for (const token of [span.first - step, span.last + step]) {
      if (token < 0 || token >= from.tokens.count) continue;
      asked += 1;
      const partner = pairing.partnerOf(token);
      if (partner >= start && partner <= end) agree += 1;
    }
  }
  return asked === 0 || to.tokens.count <= pairs.length || agree >= LEAST_WITNESSES * asked;
}

function lettersOf(
  tokens: { starts: Int32Array; ends: Int32Array },
  first: number,
  last: number,
): number {
  let letters = 0;
  for (let token = first; token <= last; token += 1) {
    letters += (tokens.ends[token] ?? 0) - (tokens.starts[token] ?? 0);
  }
  return letters;
}
