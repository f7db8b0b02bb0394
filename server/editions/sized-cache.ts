type Kept<Value> = { value: Value; size: number };

/**
 * What is dear to make and never changes, kept as long as there is room: the least recently used goes first. Those who
 * ask for the same while it is made wait for it.
 */
export class SizedCache<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #making = new Map<string, Promise<Kept<Value> | null>>();
  #size = 0;

  /** @param most the sum of all sizes, in whatever unit they are given */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param make answers `null` where there is nothing, which is not kept */
  async take(key: string, make: () => Promise<Kept<Value> | null>): Promise<Value | null> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.value;
    }
    const making = this.#making.get(key) ?? this.#make(key, make);
    return (await making)?.value ?? null;
  }

  /** The sum of what is kept. */
  get size(): number {
    return this.#size;
  }

  #make(key: string, make: () => Promise<Kept<Value> | null>): Promise<Kept<Value> | null> {
    const making = make()
      .then((made) => {
        if (made) this.#keep(key, made);
        return made;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, making);
    return making;
  }

  #keep(key: string, made: Kept<Value>): void {
    this.#kept.set(key, made);
    this.#size += made.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#size <= this.#most) break;
      this.#kept.delete(oldest);
      this.#size -= size;
    }
  }
}
