type Made<Value> = { value: Value; size: number };
type Kept<Value> = Made<Value> & { used: number };

/** Entries that nobody asks for are dropped after this time. Milliseconds. */
const KEPT_MS = 30_000;

/**
 * What is dear to make and never changes, kept as long as there is room and somebody asks for it: the least recently
 * used goes first. Those who ask for the same while it is made wait for it.
 */
export class SizedCache<Value> {
  readonly #most: number;
  /** In the order in which they were used. */
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #making = new Map<string, Promise<Made<Value> | null>>();
  #size = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param most bytes of all together */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param make answers `null` where there is nothing, which is not kept; `size` in bytes, by a fair guess */
  async take(key: string, make: () => Promise<Made<Value> | null>): Promise<Value | null> {
    const kept = this.#kept.get(key);
    if (kept) {
      kept.used = Date.now();
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.value;
    }
    const making = this.#making.get(key) ?? this.#make(key, make);
    return (await making)?.value ?? null;
  }

  /** Whether it is kept, or being made. */
  has(key: string): boolean {
    return this.#kept.has(key) || this.#making.has(key);
  }

  /** Bytes that are kept. */
  get size(): number {
    return this.#size;
  }

  #make(key: string, make: () => Promise<Made<Value> | null>): Promise<Made<Value> | null> {
    const making = make()
      .then((made) => {
        if (made) this.#keep(key, made);
        return made;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, making);
    return making;
  }

  #keep(key: string, made: Made<Value>): void {
    this.#kept.set(key, { ...made, used: Date.now() });
    this.#size += made.size;
    this.#giveUp(() => this.#size > this.#most);
    this.#sweepLater();
  }

  /** The least recently used, one after the other, while `isTooMuch` says so of the next. */
  #giveUp(isTooMuch: (next: Kept<Value>) => boolean): void {
    for (const [key, kept] of this.#kept) {
      if (!isTooMuch(kept)) return;
      this.#kept.delete(key);
      this.#size -= kept.size;
    }
  }

  #sweepLater(): void {
    if (this.#timer !== null || this.#kept.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const now = Date.now();
      this.#giveUp(({ used }) => now - used >= KEPT_MS);
      this.#sweepLater();
    }, KEPT_MS).unref();
  }
}
