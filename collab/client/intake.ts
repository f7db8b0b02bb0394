import * as Y from "yjs";
import { inSlices } from "../facts/in-slices";
import { splitUpdate } from "../wire/split-update";
import { transactAbout } from "../facts/transact-about";

/** More bytes than this at once are taken in slices. */
const AT_ONCE_BYTES = 64 * 1_024;

/** Structs that are applied in one go: a few milliseconds. */
const PIECE_STRUCTS = 100;

type Delivery = {
  updates: readonly Uint8Array[];
  origin: symbol;
  /** Called with each of them, if there was anything new in it. */
  keep?: (update: Uint8Array) => void;
  /** Called when all of it is in the document and told. */
  then?: (() => void) | undefined;
};

/** A document of any kind, of which those who read it can be told later, all at once. */
export type LinkedDocument = {
  readonly ydoc: Y.Doc;
  /** From now on nobody is told of what comes from elsewhere, until `release`. */
  holdBack(): void;
  /** Tells what was held back, in steps. The caller may pause between them, and must take them all. */
  release(): Iterable<void>;
};

/**
 * Takes what comes from elsewhere into a document, one delivery after the other: small ones at once, large ones in
 * slices, so that a report of ten thousand annotations opens without stopping the window. However long one takes,
 * those who read the document are told when all of it is there: nobody is shown what was deleted long ago.
 */
export class Intake {
  readonly #document: LinkedDocument;
  readonly #waiting: Delivery[] = [];
  #isBusy = false;
  #isStopped = false;
  #isNews = false;

  constructor(document: LinkedDocument) {
    this.#document = document;
  }

  take(delivery: Delivery): void {
    this.#waiting.push(delivery);
    if (!this.#isBusy) void this.#run();
  }

  /** Leaves the document as it is from now on. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Without a pause as long as everything is small. */
  async #run(): Promise<void> {
    this.#isBusy = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        this.#isNews = false;
        if (isSmall(next)) this.#takeAtOnce(next);
        else await inSlices(this.#steps(next), () => !this.#isStopped);
        if (!this.#isStopped) next.then?.();
      }
    } finally {
      this.#isBusy = false;
    }
  }

  #next(): Delivery | undefined {
    return this.#isStopped ? undefined : this.#waiting.shift();
  }

  #takeAtOnce({ updates, origin, keep }: Delivery): void {
    this.#apply(updates, origin);
    if (this.#isNews) for (const update of updates) keep?.(update);
  }

  *#steps({ updates, origin, keep }: Delivery): Generator<void, void> {
    this.#document.holdBack();
    for (const update of updates) {
      for (const piece of splitUpdate(update, PIECE_STRUCTS)) {
        if (piece) this.#apply([piece], origin);
        yield;
      }
    }
    for (const update of this.#isNews ? updates : []) {
      keep?.(update);
      yield;
    }
    yield* this.#document.release();
  }

  #apply(updates: readonly Uint8Array[], origin: symbol): void {
    const { ydoc } = this.#document;
    const note = (_: Uint8Array, from: unknown): void => {
      this.#isNews ||= from === origin;
    };
    ydoc.on("update", note);
    const clients = updates.flatMap((update) => [...Y.parseUpdateMeta(update).to.keys()]);
    const apply = (): void => {
      for (const update of updates) Y.applyUpdate(ydoc, update, origin);
    };
    transactAbout(ydoc, clients, () => Y.transact(ydoc, apply, origin, false));
    ydoc.off("update", note);
    // What builds on something that has not come yet is news too, though nothing shows it.
    this.#isNews ||= ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null;
  }
}

function isSmall({ updates }: Delivery): boolean {
  return updates.reduce((sum, { length }) => sum + length, 0) <= AT_ONCE_BYTES;
}
