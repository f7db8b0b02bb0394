import { listUncarried, writeCarried, type StoredCarried } from "@/data/editions/carried";
import type { Database } from "@/data/database";
import { findEditionSource } from "@/data/editions/edition-sources";
import { findNewestNumber } from "@/data/editions/editions";
import type { ReadableReport } from "@/domain/access/readable";
import { toCarried } from "@/domain/annotation/carried";
import type { ReadingProcess } from "../reading/reading-process";
import type { WrittenText } from "../reading/reading-worker";

type Uncarried = Awaited<ReturnType<typeof listUncarried>>;

/** The result, and the subject it is about. */
export type FoundPlace = { subject: Uncarried[number]; carried: StoredCarried };

/**
 * Carries annotations and what was decided about statements over into an edition. What it finds is derived from the texts alone,
 * so it can be done again at any time, and twice at once.
 */
export class CarryOver {
  readonly #db: Database;
  readonly #reading: ReadingProcess;
  readonly #running = new Map<string, Promise<void>>();

  constructor(db: Database, reading: ReadingProcess) {
    this.#db = db;
    this.#reading = reading;
  }

  /** Carries over into an edition, the newest unless named, what came late or was given another target since. */
  async bringUpToDate(scope: { report: ReadableReport; edition?: number }): Promise<void> {
    const { report } = scope;
    const edition = scope.edition ?? (await findNewestNumber(this.#db, { report }));
    const key = `${report}.${edition}`;
    const running = this.#running.get(key);
    // What came after that one began may be missing in it.
    await running;
    if (this.#running.has(key)) return this.#running.get(key);
    const work = this.#bringUpToDate({ report, edition }).finally(() => this.#running.delete(key));
    this.#running.set(key, work);
    return work;
  }

  async #bringUpToDate(scope: { report: ReadableReport; edition: number }): Promise<void> {
    if (scope.edition === 1) return;
    const uncarried = await listUncarried(this.#db, scope);
    if (uncarried.length === 0) return;
    const into = await findEditionSource(this.#db, { report: scope.report, number: scope.edition });
    if (!into) return;
    const found = await this.#find(scope.report, uncarried, into);
    await writeCarried(
      this.#db.pool,
      scope,
      found.map(({ carried }) => carried),
    );
  }

  /** Each from the edition where a person has last seen it, however many came since. */
  async #find(
    report: ReadableReport,
    subjects: Uncarried,
    into: WrittenText,
  ): Promise<FoundPlace[]> {
    const to = { text: into.text, structure: into.structure };
    const found: FoundPlace[] = [];
    for (const number of new Set(subjects.map(({ target }) => target.edition))) {
      const ofEdition = subjects.filter(({ target }) => target.edition === number);
      const edition = await findEditionSource(this.#db, { report, number });
      if (!edition) continue;
      const places = await this.#reading.do({
        kind: "carry-over",
        from: { text: edition.text, structure: edition.structure },
        to,
        ranges: ofEdition.map(({ target }) => target.range),
      });
      for (const [index, subject] of ofEdition.entries()) {
        const place = places[index];
        if (!place) continue;
        found.push({
          subject,
          carried: { ...toCarried(place), subject: subject.id, from: subject.target },
        });
      }
    }
    return found;
  }
}
