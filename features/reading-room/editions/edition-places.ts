import type { KnownPlace, KnownPlaces } from "../kernel/room-data";

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 20_000;

/**
 * Where annotations of other editions stand in the one that is being read, as far as it is known here. What comes
 * from a device that was offline has no place yet; the server is asked for it, ever more slowly while it has none.
 */
export class EditionPlaces {
  readonly #load: () => Promise<KnownPlaces | null>;
  readonly #known: Map<string, KnownPlace>;
  readonly #listeners = new Set<(ids: readonly string[]) => void>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #wait = FIRST_WAIT_MS;
  #closed = false;

  /** @param load asks the server; `null` where it does not answer */
  constructor(known: KnownPlaces, load: () => Promise<KnownPlaces | null>) {
    this.#known = new Map(known);
    this.#load = load;
  }

  readonly find = (id: string): KnownPlace | null => this.#known.get(id) ?? null;

  /** Calls the listener with what was learnt. Returns the unsubscribe function. */
  onLearnt(listener: (ids: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  open(): void {
    this.#closed = false;
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Something is not known. */
  want(): void {
    if (this.#timer !== null || this.#closed) return;
    this.#timer = setTimeout(() => void this.#ask(), this.#wait);
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
  }

  async #ask(): Promise<void> {
    const places = await this.#load();
    this.#timer = null;
    if (this.#closed) return;
    if (!places) {
      this.want();
      return;
    }
    const news = places.filter(([id, place]) => !isSame(this.#known.get(id), place));
    for (const [id, place] of news) this.#known.set(id, place);
    if (news.length > 0) this.#wait = FIRST_WAIT_MS;
    for (const listener of [...this.#listeners]) listener(news.map(([id]) => id));
  }
}

function isSame(a: KnownPlace | undefined, b: KnownPlace): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
