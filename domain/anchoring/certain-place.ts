import type { Alignment } from "./pairing/alignment";
import type { Span } from "./edition-reading";
import { MAIN_FLOW, type Pairing } from "./pairing/pairing";

/** A sentence of fewer words and signs is never told by its wording alone. */
const LEAST_TELLING = 8;

/** So many sentences on one side that say nothing certain are enough to give up. */
const MOST_NEIGHBOURS = 5;

/** Words at an end that new text beside it repeats: by fewer ("the convention.") two sentences often end alike. */
const LEAST_REPEATED = 3;

/** Where whole sentences stand unchanged in the other edition. */
export type Standing = { sentences: Span; inFlow: boolean };

/** The place of unchanged sentences by the pairing of their words; `null` where a word of them is missing or new. */
export function findStanding({ from, to, pairing }: Alignment, span: Span): Standing | null {
  const first = from.sentences.firsts[span.first] ?? 0;
  const end = from.sentences.lasts[span.last] ?? 0;
  const start = pairing.partnerOf(first);
  if (start < 0) return null;
  for (let token = first; token < end; token += 1) {
    const partner = start + token - first;
    if (pairing.partnerOf(token) !== partner) return null;
    if (from.tokens.words[token] !== to.tokens.words[partner]) return null;
  }
  const sentence = to.sentences.ofToken[start] ?? -1;
  if (sentence < 0) return null;
  const sentences = { first: sentence, last: sentence + span.last - span.first };
  for (let step = 0; step <= span.last - span.first; step += 1) {
    if (from.wordings[span.first + step] !== to.wordings[sentence + step]) return null;
  }
  return { sentences, inFlow: pairing.flows[first] === MAIN_FLOW };
}

/** Whether there are more sentences of a wording than there were: which one is the copy cannot be told. */
export function isMultiplied({ from, fromCensus, toCensus }: Alignment, span: Span): boolean {
  for (let sentence = span.first; sentence <= span.last; sentence += 1) {
    const wording = [from.wordings[sentence] ?? 0];
    if (toCensus.count(wording) > fromCensus.count(wording)) return true;
  }
  return false;
}

/**
 * Whether unchanged sentences can only be those of that place. For either end one of two must hold. Nothing in either
 * edition resembles the sentence there. Or what follows it (or comes before it) occurs once in both editions and
 * borders on it in both: where both ends are marked so, the slot between is the same one, whatever look-alikes stand
 * elsewhere. One mark alone would not do: a look-alike may have been edited into the sentence beside it.
 */
export function isCertain(alignment: Alignment, span: Span, { sentences }: Standing): boolean {
  return (
    (isDistinct(alignment, span.first) || isMarked(alignment, span.first, sentences.first, -1)) &&
    (isDistinct(alignment, span.last) || isMarked(alignment, span.last, sentences.last, 1))
  );
}

/**
 * Whether new text beside unchanged sentences repeats words of theirs that a quotation has: it could as well be of the
 * repetition. A diff says as little: the insertion slides along what it repeats. `quoted` are old tokens.
 */
export function isRepeated({ from, to, pairing }: Alignment, quoted: Span, span: Span): boolean {
  const first = from.sentences.firsts[span.first] ?? 0;
  const last = (from.sentences.lasts[span.last] ?? 1) - 1;
  return (
    repeated(pairing, to.tokens.words, last, 1) >=
      Math.max(LEAST_REPEATED, last - quoted.last + 1) ||
    repeated(pairing, to.tokens.words, first, -1) >=
      Math.max(LEAST_REPEATED, quoted.first - first + 1)
  );
}

/** How many words at the end of unchanged sentences stand at the far end of what was inserted beside them, too. */
function repeated(pairing: Pairing, words: Int32Array, end: number, direction: 1 | -1): number {
  const here = pairing.partnerOf(end);
  let far = here;
  while (words[far + direction] !== undefined && pairing.originOf(far + direction) < 0) {
    far += direction;
  }
  const inserted = Math.abs(far - here);
  let same = 0;
  while (same < inserted && words[here - same * direction] === words[far - same * direction]) {
    same += 1;
  }
  return same;
}

/** Whether the neighbours on one side are the same and, as a sequence, occur once in both editions. */
function isMarked(
  { fromCensus, toCensus }: Alignment,
  from: number,
  to: number,
  direction: 1 | -1,
): boolean {
  const neighbours: number[] = [];
  for (let step = 1; step <= MOST_NEIGHBOURS; step += 1) {
    const wording = fromCensus.wordingAt(from + step * direction);
    if (wording !== toCensus.wordingAt(to + step * direction)) return false;
    if (direction === 1) neighbours.push(wording);
    else neighbours.unshift(wording);
    if (fromCensus.count(neighbours) === 1 && toCensus.count(neighbours) === 1) return true;
    // Nothing more comes beyond the text's beginning or end.
    if (wording < 0) return false;
  }
  return false;
}

function isDistinct({ from, fromCensus, toCensus }: Alignment, sentence: number): boolean {
  const wording = from.wordings[sentence] ?? 0;
  const words = from.tokens.words.subarray(
    from.sentences.firsts[sentence],
    from.sentences.lasts[sentence],
  );
  return (
    words.length >= LEAST_TELLING &&
    fromCensus.count([wording]) === 1 &&
    toCensus.count([wording]) === 1 &&
    !fromCensus.hasLookAlike(words, wording) &&
    !toCensus.hasLookAlike(words, wording)
  );
}
