import type { AnnotationId } from "@/domain/ids";

const SAVE_DELAY_MS = 1_000;

type Options = {
  marks: Iterable<readonly [AnnotationId, number]>;
  /** Resolves to whether they are stored. */
  save: (ids: readonly AnnotationId[]) => Promise<boolean>;
};

/** Until when this person has read which thread. Shown at once; stored in batches, and again with the next if it fails. */
export class ReadMarks {
  readonly #marks: Map<AnnotationId, number>;
  readonly #save: Options["save"];
  readonly #listeners = new Set<(ids: readonly AnnotationId[]) => void>();
  readonly #unsaved = new Set<AnnotationId>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor({ marks, save }: Options) {
    this.#marks = new Map(marks);
    this.#save = save;
  }

  readonly readAt = (id: AnnotationId): number | null => this.#marks.get(id) ?? null;

  /** `at`: milliseconds since 1970. */
  mark(ids: readonly AnnotationId[], at: number): void {
    const news = ids.filter((id) => at > (this.#marks.get(id) ?? 0));
    if (news.length === 0) return;
    for (const id of news) {
      this.#marks.set(id, at);
      this.#unsaved.add(id);
    }
    for (const listener of [...this.#listeners]) listener(news);
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_DELAY_MS);
  }

  /** Takes in what the server knows of other visits. */
  learn(marks: readonly (readonly [AnnotationId, number])[]): void {
    const news = marks.filter(([id, at]) => at > (this.#marks.get(id) ?? 0));
    for (const [id, at] of news) this.#marks.set(id, at);
    if (news.length === 0) return;
    for (const listener of [...this.#listeners]) listener(news.map(([id]) => id));
  }

  /** Calls the listener with the threads whose marks have moved. Returns the unsubscribe function. */
  onChange(listener: (ids: readonly AnnotationId[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const ids = [...this.#unsaved];
    if (ids.length === 0) return;
    this.#unsaved.clear();
    if (!(await this.#save(ids))) for (const id of ids) this.#unsaved.add(id);
  }
}
