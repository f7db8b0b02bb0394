import type { ReportId } from "@/domain/ids";
import type { StoredEdition } from "./stored-edition";

/** What all of them may hold together, in UTF-16 code units of their texts: about 50 MB. */
const MOST_UNITS = 24_000_000;

/** An edition that nobody has asked for is given up after this time, ms. */
const KEPT_MS = 60_000;

type Kept = { edition: Promise<StoredEdition | null>; units: number; used: number };

/**
 * The editions that were read last. One never changes, so it is fetched and decoded once for all who read it at about
 * the same time. It says nothing of who may read: whoever asks has been judged.
 */
export class RecentEditions {
  readonly #kept = new Map<string, Kept>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** The edition, by `read` where it is not at hand. Those who ask at the same moment wait for one reading. */
  take(
    scope: { report: ReportId; number: number },
    read: () => Promise<StoredEdition | null>,
  ): Promise<StoredEdition | null> {
    const key = `${scope.report}.${scope.number}`;
    const known = this.#kept.get(key);
    if (known) {
      known.used = Date.now();
      // Into the order in which they were used.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.edition;
    }
    const kept: Kept = { edition: read(), units: 0, used: Date.now() };
    this.#kept.set(key, kept);
    kept.edition.then(
      (edition) => {
        if (edition) kept.units = edition.text.length;
        else this.#kept.delete(key);
        this.#bound();
        this.#sweepLater();
      },
      () => this.#kept.delete(key),
    );
    return kept.edition;
  }

  clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#kept.clear();
  }

  #bound(): void {
    let units = [...this.#kept.values()].reduce((sum, kept) => sum + kept.units, 0);
    for (const [key, kept] of this.#kept) {
      if (units <= MOST_UNITS) return;
      units -= kept.units;
      this.#kept.delete(key);
    }
  }

  #sweepLater(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const now = Date.now();
      for (const [key, { used }] of this.#kept) {
        if (now - used >= KEPT_MS) this.#kept.delete(key);
      }
      if (this.#kept.size > 0) this.#sweepLater();
    }, KEPT_MS);
    this.#timer.unref();
  }
}
