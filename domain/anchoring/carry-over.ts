import { overlaps, type TextRange } from "@/domain/text/range";
import type { Alignment } from "./pairing/alignment";
import { findStanding, isCertain, isMultiplied, isRepeated, type Standing } from "./certain-place";
import { readEdition, type Span } from "./edition-reading";
import type { EditionText } from "./edition-text";
import { findQuotation } from "./find-quotation";
import { NewText } from "./pairing/new-text";
import { pairEditions } from "./pairing/pair-editions";
import { findOffer } from "./probable-place";
import { MOST_OFFERED, type Resolution } from "./resolution";
import type { Selector } from "./selector";
import { SentenceCensus } from "./sentence-census";
import { wholeCharacters } from "./whole-characters";
import { findWithinWindow } from "./within-window";
import { foldWord, wordLikeness } from "./pairing/word-likeness";

/** Compares two editions of a report, once for all the quotations that are to be carried from `from` to `to`. */
export function alignEditions(from: EditionText, to: EditionText): Alignment {
  const lexicon = new Map<string, number>();
  const [old, now] = [readEdition(from, lexicon), readEdition(to, lexicon)];
  const pairing = pairEditions(old, now);
  return {
    from: old,
    to: now,
    pairing,
    fromCensus: new SentenceCensus(old),
    toCensus: new SentenceCensus(now),
    newText: new NewText(pairing),
  };
}

/**
 * What became of a stretch of the old edition. It is *exact* or *moved* only where its sentences stand unchanged,
 * were not copied, and can be no others; everything else is offered to a person, or lost.
 */
export function carryOver(alignment: Alignment, range: TextRange): Resolution {
  const { from, to } = alignment;
  const quoted = wholeCharacters(from.text, range);
  // A text that repeats itself is certain where nothing changed at all.
  if (from.text === to.text && quoted.start < quoted.end) return { state: "exact", range: quoted };
  const span = from.tokensOver(quoted);
  if (!span) return { state: "lost" };

  const sentences = from.sentencesOver(quoted);
  const copies = sentences ? copiesOf(alignment, quoted, span, sentences) : [];
  const standing = sentences && findStanding(alignment, sentences);
  const place = standing && placeIn(alignment, quoted, span, sentences, standing);
  if (place) {
    const certain =
      copies.length === 0 &&
      !isMultiplied(alignment, sentences) &&
      !isRepeated(alignment, span, sentences) &&
      isCertain(alignment, sentences, standing);
    if (!certain) return choice([place, ...copies, ...twinsOf(alignment, place, standing)]);
    if (!standing.inFlow) return { state: "moved", range: place };
    // Under another heading the same words may be another's.
    return from.titleAt(quoted.start) === to.titleAt(place.start)
      ? { state: "exact", range: place }
      : { state: "changed", offered: place, similarity: 1 };
  }

  const offer = offerFor(alignment, quoted, span);
  const offered = offer && wholeCharacters(to.text, offer.range);
  if (copies.length > 0) return choice(offered ? [offered, ...copies] : copies);
  return offered ? { state: "changed", offered, similarity: offer.similarity } : { state: "lost" };
}

/** Finds an imported quotation of which the old text is not at hand. */
export function resolveSelector(edition: EditionText, selector: Selector): Resolution {
  return findQuotation(edition, selector);
}

/** By its words; where those at its ends have no places, by its letters. */
function offerFor(
  alignment: Alignment,
  quoted: TextRange,
  span: Span,
): { range: TextRange; similarity: number } | null {
  const offer = findOffer(alignment, quoted, span);
  if (offer?.isWhole) return offer;
  const match = findWithinWindow(alignment, quoted, span);
  if (!offer || !match || !overlaps(match.range, offer.range)) return offer ?? match;
  // The words decide, but for an end that was only misread: what else stands there is new.
  const { from, to } = alignment;
  const isMisread = (lost: TextRange, found: TextRange): boolean =>
    wordLikeness(
      foldWord(from.text.slice(lost.start, lost.end)),
      foldWord(to.text.slice(found.start, found.end)),
    ) > 0;
  const { start, end } = offer.range;
  const head = { start: match.range.start, end: start };
  const tail = { start: end, end: match.range.end };
  return {
    ...offer,
    range: {
      start: isMisread(offer.missing.head, head) ? head.start : start,
      end: isMisread(offer.missing.tail, tail) ? tail.end : end,
    },
  };
}

function choice(places: readonly TextRange[]): Resolution {
  const seen = new Map(places.map((place) => [`${place.start} ${place.end}`, place]));
  return { state: "ambiguous", offered: [...seen.values()].slice(0, MOST_OFFERED) };
}

/** The same words at the place of their sentences; `null` where the white space among them is another. */
function placeIn(
  { from, to }: Alignment,
  quoted: TextRange,
  { first: token }: Span,
  sentences: Span,
  standing: Standing,
): TextRange | null {
  const firstOld = from.sentences.firsts[sentences.first] ?? 0;
  const firstNew = to.sentences.firsts[standing.sentences.first] ?? 0;
  const shift =
    (to.tokens.starts[firstNew + token - firstOld] ?? 0) - (from.tokens.starts[token] ?? 0);
  const place = { start: quoted.start + shift, end: quoted.end + shift };
  const words = from.text.slice(quoted.start, quoted.end);
  return place.start >= 0 && to.text.slice(place.start, place.end) === words ? place : null;
}

/** Where new text repeats the quoted words. */
function copiesOf(
  { from, to, newText }: Alignment,
  quoted: TextRange,
  span: Span,
  sentences: Span,
): TextRange[] {
  const bounds = {
    first: from.sentences.firsts[sentences.first] ?? 0,
    last: (from.sentences.lasts[sentences.last] ?? 1) - 1,
  };
  return newText.copiesOf(span, bounds).map(({ first, last }) => {
    const into = Math.max(0, quoted.start - (from.tokens.starts[span.first] ?? 0));
    const short = Math.max(0, (from.tokens.ends[span.last] ?? 0) - quoted.end);
    const start = (to.tokens.starts[Math.max(0, first)] ?? 0) + into;
    const end = (to.tokens.ends[Math.min(last, to.tokens.count - 1)] ?? 0) - short;
    return wholeCharacters(to.text, { start, end: Math.max(start, end) });
  });
}

/** The same words in other sentences of the same wording, the nearest first. */
function twinsOf({ to, toCensus }: Alignment, place: TextRange, standing: Standing): TextRange[] {
  const { first } = standing.sentences;
  const into = place.start - to.sentenceStart(first);
  const words = to.text.slice(place.start, place.end);
  return toCensus
    .sentencesWith(to.wordings[first] ?? 0)
    .map((sentence) => to.sentenceStart(sentence) + into)
    .filter((start) => to.text.startsWith(words, start))
    .sort((a, b) => Math.abs(a - place.start) - Math.abs(b - place.start))
    .map((start) => ({ start, end: start + words.length }));
}
