import type { EditionReading } from "./edition-reading";

/** Sentences that have half of their words in common, as a share of the longer one, are look-alikes. */
const IN_COMMON = 0.5;

/** So are those of which one is nearly contained in the other: sentences get merged and split, … */
const CONTAINED = 0.7;

/** … unless that is next to nothing of the one that is asked about. */
const LEAST_IN_COMMON = 0.35;

/** What stands before the first sentence and after the last; no wording has these numbers. */
const BEGINNING = -1;
const END = -2;

/** Counts sentences, sequences of them, and sentences that resemble one, in one edition. */
export class SentenceCensus {
  readonly #reading: EditionReading;
  /** By length of the sequence: how often each occurs. */
  readonly #sequences = new Map<number, Map<string, number>>();
  /** By word: the sentences it is in, once for each time. Made when first asked for. */
  #postings: Map<number, number[]> | null = null;
  /** By sentence: words in common with the one that is asked about. */
  #common = new Int32Array(0);
  /** By wording: whether something looks like it. */
  readonly #lookAlikes = new Map<number, boolean>();

  constructor(reading: EditionReading) {
    this.#reading = reading;
  }

  /** Wording of a sentence; beyond the text, its beginning or its end. */
  wordingAt(sentence: number): number {
    if (sentence < 0) return BEGINNING;
    return this.#reading.wordings[sentence] ?? END;
  }

  /** How often a sequence of wordings occurs. */
  count(wordings: readonly number[]): number {
    let counts = this.#sequences.get(wordings.length);
    if (!counts) {
      counts = new Map();
      for (let at = -1; at + wordings.length - 1 <= this.#reading.sentences.count; at += 1) {
        const name = wordings.map((_, step) => this.wordingAt(at + step)).join(" ");
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      this.#sequences.set(wordings.length, counts);
    }
    return counts.get(wordings.join(" ")) ?? 0;
  }

  /** Sentences with this wording, in reading order. */
  sentencesWith(wording: number): number[] {
    const found: number[] = [];
    this.#reading.wordings.forEach((other, sentence) => {
      if (other === wording) found.push(sentence);
    });
    return found;
  }

  /** Whether a sentence of another wording looks like one of these words (numbers of the common lexicon). */
  hasLookAlike(words: Int32Array, wording: number): boolean {
    let answer = this.#lookAlikes.get(wording);
    if (answer === undefined) {
      answer = this.#findLookAlike(words, wording);
      this.#lookAlikes.set(wording, answer);
    }
    return answer;
  }

  #findLookAlike(words: Int32Array, wording: number): boolean {
    const { sentences, wordings } = this.#reading;
    const postings = this.#open();
    const common = this.#common.fill(0);
    const bag = new Map<number, number>();
    for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
    for (const [word, times] of bag) {
      let [sentence, seen] = [-1, 0];
      for (const one of postings.get(word) ?? []) {
        seen = one === sentence ? seen + 1 : 1;
        sentence = one;
        if (seen <= times) common[one] = (common[one] ?? 0) + 1;
      }
    }
    const least = LEAST_IN_COMMON * words.length;
    for (let sentence = 0; sentence < sentences.count; sentence += 1) {
      const shared = common[sentence] ?? 0;
      if (shared < least || wordings[sentence] === wording) continue;
      const length = (sentences.lasts[sentence] ?? 0) - (sentences.firsts[sentence] ?? 0);
      const enough = Math.min(
        IN_COMMON * Math.max(length, words.length),
        CONTAINED * Math.min(length, words.length),
      );
      if (shared >= enough) return true;
    }
    return false;
  }

  #open(): Map<number, number[]> {
    if (this.#postings) return this.#postings;
    const { sentences, tokens } = this.#reading;
    const postings = new Map<number, number[]>();
    for (let sentence = 0; sentence < sentences.count; sentence += 1) {
      const end = sentences.lasts[sentence] ?? 0;
      for (let token = sentences.firsts[sentence] ?? 0; token < end; token += 1) {
        const word = tokens.words[token] ?? -1;
        const list = postings.get(word);
        if (list) list.push(sentence);
        else postings.set(word, [sentence]);
      }
    }
    this.#common = new Int32Array(sentences.count);
    this.#postings = postings;
    return postings;
  }
}
