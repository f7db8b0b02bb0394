import { commonRuns, type MarkedRun, type Run } from "./common-runs";
import type { EditionReading } from "../edition-reading";
import { heaviestChain } from "./heaviest-chain";
import { MovedParagraphs } from "./moved-paragraphs";
import { pairGap } from "./pair-gap";
import { MAIN_FLOW, Pairing } from "./pairing";

/** Words in a row that say where something is, where they occur once in either edition. */
const LANDMARK = 6;

/** The same for what is left when the flow is known; the fewer words are left, the fewer it takes. */
const LATE_LANDMARK = 4;

/** A run of fewer words away from the flow is a phrase that came up again, not a paragraph that moved. */
const LEAST_MOVED = 6;

/** A shorter sentence ("Yes.") may come up again too. */
const LEAST_MOVED_SENTENCE = 3;

/**
 * Pairs the words of two editions: landmarks first, the heaviest chain of which is the flow; landmarks off the chain
 * are paragraphs that moved; then what lies between, sentence by sentence and word by word.
 */
export function pairEditions(from: EditionReading, to: EditionReading): Pairing {
  const pairing = new Pairing(from, to);
  const moved = new MovedParagraphs(pairing);
  const runs = [
    ...commonRuns(from.tokens.words, to.tokens.words, LANDMARK).map((run) =>
      keepToParagraphs(pairing, run),
    ),
    ...commonSentences(pairing),
  ].sort((a, b) => a.from - b.from || b.length - a.length);

  const chain = new Set(heaviestChain(runs));
  runs.forEach((run, index) => {
    if (!chain.has(index)) return;
    for (let step = 0; step < run.length; step += 1) {
      pairing.pair(run.from + step, run.to + step, MAIN_FLOW);
    }
  });
  moved.claim(
    runs.filter((run, index) => !chain.has(index) && moved.isAway(run)),
    LEAST_MOVED,
  );
  moved.fill();
  pairMainGaps(pairing);

  moved.claim(commonSentences(pairing), LEAST_MOVED_SENTENCE);
  moved.claim(lateRuns(pairing), LEAST_MOVED);
  moved.fill();
  return pairing;
}

/**
 * A run without what it has of another paragraph beyond its landmarks, unless it has all of that paragraph: in
 * templated prose two paragraphs of different states may well begin alike.
 */
function keepToParagraphs({ from, to }: Pairing, run: MarkedRun): Run {
  const blockAt = ({ sentences }: EditionReading, token: number): number =>
    sentences.blocks[sentences.ofToken[token] ?? -1] ?? -1;
  const parts = (step: number): boolean =>
    blockAt(from, run.from + step - 1) !== blockAt(from, run.from + step) ||
    blockAt(to, run.to + step - 1) !== blockAt(to, run.to + step);
  let [start, end] = [0, run.length];
  if (!parts(0)) {
    let border = 0;
    for (let step = 1; step <= run.coreStart && border === 0; step += 1) {
      if (parts(step)) border = step;
    }
    start = border;
  }
  if (!parts(run.length)) {
    for (let step = run.length - 1; step >= run.coreEnd; step -= 1) {
      if (!parts(step)) continue;
      end = step;
      break;
    }
  }
  return { from: run.from + start, to: run.to + start, length: end - start };
}

function pairMainGaps(pairing: Pairing): void {
  let [fromDone, toDone] = [0, 0];
  const { count } = pairing.from.tokens;
  for (let token = 0; token <= count; token += 1) {
    const last = token === count;
    const partner = last ? pairing.to.tokens.count : pairing.partnerOf(token);
    if (!last && (partner < 0 || pairing.flows[token] !== MAIN_FLOW)) continue;
    if (token > fromDone && partner > toDone) {
      const gap = pairing.unpairedFrom(fromDone, token);
      pairGap(pairing, gap, pairing.unpairedTo(toDone, partner), MAIN_FLOW);
    }
    [fromDone, toDone] = [token + 1, partner + 1];
  }
}

/** Sentences without any partner yet that occur once among such sentences of either edition. */
function commonSentences(pairing: Pairing): Run[] {
  const { from, to } = pairing;
  const inFrom = singleSentences(from, pairing.partners);
  const inTo = singleSentences(to, pairing.origins);
  const runs: Run[] = [];
  for (const [wording, sentence] of inFrom) {
    const other = inTo.get(wording);
    if (other === undefined || other < 0 || sentence < 0) continue;
    const start = from.sentences.firsts[sentence] ?? 0;
    const length = (from.sentences.lasts[sentence] ?? 0) - start;
    if (length < LEAST_MOVED_SENTENCE) continue;
    runs.push({ from: start, to: to.sentences.firsts[other] ?? 0, length });
  }
  return runs;
}

function singleSentences(
  { sentences, wordings }: EditionReading,
  partners: Int32Array,
): Map<number, number> {
  const places = new Map<number, number>();
  for (let sentence = 0; sentence < sentences.count; sentence += 1) {
    const first = sentences.firsts[sentence] ?? 0;
    const free = partners.subarray(first, sentences.lasts[sentence]).every((other) => other < 0);
    if (!free) continue;
    const wording = wordings[sentence] ?? -1;
    places.set(wording, places.has(wording) ? -1 : sentence);
  }
  return places;
}

/** Common runs of what is left, never across something that is paired. */
function lateRuns(pairing: Pairing): Run[] {
  const a = leftOver(pairing.partners, pairing.from.tokens.words, -1);
  const b = leftOver(pairing.origins, pairing.to.tokens.words, -2);
  return commonRuns(a.words, b.words, LATE_LANDMARK).map(({ from, to, length }) => ({
    from: a.tokens[from] ?? 0,
    to: b.tokens[to] ?? 0,
    length,
  }));
}

/** Unpaired words and which tokens they are; `border`, which no word has for its number, where something was left out. */
function leftOver(partners: Int32Array, words: Int32Array, border: number) {
  const left: number[] = [];
  const tokens: number[] = [];
  for (let token = 0; token < words.length; token += 1) {
    if ((partners[token] ?? -1) >= 0) continue;
    if (tokens.length > 0 && tokens.at(-1) !== token - 1) {
      left.push(border);
      tokens.push(-1);
    }
    left.push(words[token] ?? border);
    tokens.push(token);
  }
  return { words: Int32Array.from(left), tokens };
}
