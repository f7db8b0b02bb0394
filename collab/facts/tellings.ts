/** Which things have changed, by noun. Nouns are told in the order in which they stand here. */
export type Touched = Map<string, Set<string>>;

type Listener = (ids: ReadonlySet<string>, more: boolean) => void;

/** Things of which listeners are told in one go when what was held back is told. */
const TOLD_AT_ONCE = 250;

/** Tells listeners which things of a document have changed, and holds back what they are not to hear yet. */
export class Tellings {
  readonly #listeners = new Map<string, Set<Listener>>();
  /** The noun whose many things are told in parts. */
  readonly #inParts: string;
  #heldBack: Touched | null = null;

  constructor(inParts: string) {
    this.#inParts = inParts;
  }

  /** Returns the function that unsubscribes. */
  on(noun: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(noun) ?? new Set();
    this.#listeners.set(noun, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** From now on nobody is told of what comes from elsewhere, until `release`. */
  holdBack(): void {
    this.#heldBack ??= new Map();
  }

  /** @param isOwn whether it was written here: that is never held back. */
  tell(touched: Touched, isOwn: boolean): void {
    if (this.#heldBack && !isOwn) hold(this.#heldBack, touched);
    else for (const [noun, ids] of touched) if (ids.size > 0) this.#say(noun, ids, false);
  }

  /** Tells what was held back, in steps. The caller may pause between them, and must take them all. */
  *release(): Generator<void, void> {
    const untold = this.#heldBack;
    this.#heldBack = null;
    if (!untold) return;
    const many = [...(untold.get(this.#inParts) ?? [])];
    untold.delete(this.#inParts);
    for (let at = 0; at < many.length; at += TOLD_AT_ONCE) {
      this.#say(this.#inParts, new Set(many.slice(at, at + TOLD_AT_ONCE)), true);
      yield;
    }
    if (many.length > 0) this.#say(this.#inParts, new Set(), false);
    yield;
    this.tell(untold, true);
  }

  clear(): void {
    this.#listeners.clear();
  }

  #say(noun: string, ids: ReadonlySet<string>, more: boolean): void {
    for (const listener of [...(this.#listeners.get(noun) ?? [])]) listener(ids, more);
  }
}

function hold(held: Touched, touched: Touched): void {
  for (const [noun, ids] of touched) {
    const known = held.get(noun) ?? new Set();
    for (const id of ids) known.add(id);
    held.set(noun, known);
  }
}
