import type { EditionReading } from "../edition-reading";

/** The flow of the text that stayed in order; other numbers are paragraphs that moved away from it. */
export const MAIN_FLOW = 0;

const NOBODY = -1;

/**
 * Which token of one edition became which of another: one to one, by flows. It is filled step by step, surest pairs
 * first; what is paired stays paired.
 */
export class Pairing {
  readonly from: EditionReading;
  readonly to: EditionReading;
  /** By token of `from`: its partner in `to`, or -1. */
  readonly partners: Int32Array;
  /** By token of `to`: its partner in `from`, or -1. */
  readonly origins: Int32Array;
  /** By token of `from`: the flow it is paired in. */
  readonly flows: Int32Array;

  constructor(from: EditionReading, to: EditionReading) {
    this.from = from;
    this.to = to;
    this.partners = new Int32Array(from.tokens.count).fill(NOBODY);
    this.origins = new Int32Array(to.tokens.count).fill(NOBODY);
    this.flows = new Int32Array(from.tokens.count);
  }

  /** False where one of them has a partner already. */
  pair(from: number, to: number, flow: number): boolean {
    if (this.partners[from] !== NOBODY || this.origins[to] !== NOBODY) return false;
    this.partners[from] = to;
    this.origins[to] = from;
    this.flows[from] = flow;
    return true;
  }

  partnerOf(token: number): number {
    return this.partners[token] ?? NOBODY;
  }

  originOf(token: number): number {
    return this.origins[token] ?? NOBODY;
  }

  /** Tokens of `from` in `[start, end)` that have no partner. */
  unpairedFrom(start: number, end: number): number[] {
    return listUnpaired(this.partners, start, end);
  }

  unpairedTo(start: number, end: number): number[] {
    return listUnpaired(this.origins, start, end);
  }
}

function listUnpaired(partners: Int32Array, start: number, end: number): number[] {
  const unpaired: number[] = [];
  for (let token = start; token < end; token += 1) {
    if (partners[token] === NOBODY) unpaired.push(token);
  }
  return unpaired;
}
