import type { Run } from "./common-runs";
import type { EditionReading } from "../edition-reading";
import { pairGap } from "./pair-gap";
import type { Pairing } from "./pairing";

/** A paragraph of one edition and the one of the other that its words went to. */
type Move = { flow: number; fromBlock: number; toBlock: number };

/** The paragraphs that left the flow: each pair of an old and a new place is a flow of its own. */
export class MovedParagraphs {
  readonly #pairing: Pairing;
  readonly #moves = new Map<string, Move>();
  readonly #fromBlocks: Blocks;
  readonly #toBlocks: Blocks;

  constructor(pairing: Pairing) {
    this.#pairing = pairing;
    this.#fromBlocks = new Blocks(pairing.from);
    this.#toBlocks = new Blocks(pairing.to);
  }

  /** Whether most of the paired words of a run's paragraphs, old and new, are not in the flow. */
  isAway(run: Run): boolean {
    const from = this.#fromBlocks.tokensOf(this.#fromBlocks.ofToken(run.from));
    const to = this.#toBlocks.tokensOf(this.#toBlocks.ofToken(run.to));
    return (
      countPaired(this.#pairing.partners, from) < run.length &&
      countPaired(this.#pairing.origins, to) < run.length
    );
  }

  /** Pairs runs of which at least `least` words in a row are free on either side; the longest first. */
  claim(runs: readonly Run[], least: number): void {
    for (const run of [...runs].sort((a, b) => b.length - a.length)) {
      const free = this.#freePart(run);
      if (free.length < least) continue;
      for (let step = 0; step < free.length; step += 1) {
        const [from, to] = [free.from + step, free.to + step];
        this.#pairing.pair(from, to, this.#moveOf(from, to).flow);
      }
    }
  }

  /** Pairs what lies between and around the paired words of each paragraph that moved. */
  fill(): void {
    for (const { flow, fromBlock, toBlock } of this.#moves.values()) {
      const from = this.#fromBlocks.tokensOf(fromBlock);
      const to = this.#toBlocks.tokensOf(toBlock);
      let [fromDone, toDone] = [from.start, to.start];
      for (let token = from.start; token <= from.end; token += 1) {
        const last = token === from.end;
        const partner = last ? to.end : this.#pairing.partnerOf(token);
        if (!last && (this.#pairing.flows[token] !== flow || partner < toDone)) continue;
        const gap = this.#pairing.unpairedFrom(fromDone, token);
        pairGap(this.#pairing, gap, this.#pairing.unpairedTo(toDone, partner), flow);
        [fromDone, toDone] = [token + 1, partner + 1];
      }
    }
  }

  #moveOf(from: number, to: number): Move {
    const fromBlock = this.#fromBlocks.ofToken(from);
    const toBlock = this.#toBlocks.ofToken(to);
    const key = `${fromBlock} ${toBlock}`;
    let move = this.#moves.get(key);
    if (!move) {
      move = { flow: this.#moves.size + 1, fromBlock, toBlock };
      this.#moves.set(key, move);
    }
    return move;
  }

  /** The longest part of a run without a paired word. */
  #freePart(run: Run): Run {
    let best: Run = { ...run, length: 0 };
    let length = 0;
    for (let step = 0; step < run.length; step += 1) {
      const free =
        this.#pairing.partnerOf(run.from + step) < 0 && this.#pairing.originOf(run.to + step) < 0;
      length = free ? length + 1 : 0;
      if (length <= best.length) continue;
      const start = step + 1 - length;
      best = { from: run.from + start, to: run.to + start, length };
    }
    return best;
  }
}

function countPaired(partners: Int32Array, { start, end }: { start: number; end: number }): number {
  let paired = 0;
  for (let token = start; token < end; token += 1) {
    if ((partners[token] ?? -1) >= 0) paired += 1;
  }
  return paired;
}

/** The blocks of an edition by tokens. A token between blocks belongs to none. */
class Blocks {
  readonly #sentences: EditionReading["sentences"];
  readonly #ranges = new Map<number, { start: number; end: number }>();

  constructor({ sentences }: EditionReading) {
    this.#sentences = sentences;
    for (let sentence = 0; sentence < sentences.count; sentence += 1) {
      const block = sentences.blocks[sentence] ?? -1;
      const start = this.#ranges.get(block)?.start ?? sentences.firsts[sentence] ?? 0;
      this.#ranges.set(block, { start, end: sentences.lasts[sentence] ?? 0 });
    }
  }

  ofToken(token: number): number {
    return this.#sentences.blocks[this.#sentences.ofToken[token] ?? -1] ?? -1;
  }

  tokensOf(block: number): { start: number; end: number } {
    return this.#ranges.get(block) ?? { start: 0, end: 0 };
  }
}
