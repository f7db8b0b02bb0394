import { createLiveValue, type LiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { Target } from "@/domain/annotation/annotation";
import { needsReview } from "@/domain/annotation/carried";
import type { AnnotationId, StatementId } from "@/domain/ids";
import { toTarget } from "@/domain/statements/decisions-in-edition";
import { compareRanges, type TextRange } from "@/domain/text/range";
import type { RoomStore } from "../notes/room-store";
import type { StatementStore } from "../statements/model/statement-store";

/** An annotation or a confirmed statement, of which a person must say where it stands in this edition. */
export type ReviewItem = (
  { kind: "note"; id: AnnotationId } | { kind: "statement"; id: StatementId }
) & {
  state: "changed" | "ambiguous" | "lost";
  /** Where somebody has last seen it. */
  from: Target;
  /** The likeliest first. */
  offered: readonly TextRange[];
};

/** `decided`: how many have gone since this window opened, by whoever's decision. */
export type Review = { items: readonly ReviewItem[]; decided: number };

/** What is to be reviewed, in the order of the text that it comes from. */
export class ReviewQueue {
  readonly state: LiveValue<Review>;
  readonly #state: WritableLiveValue<Review> = createLiveValue<Review>({ items: [], decided: 0 });
  readonly #store: RoomStore;
  readonly #statements: StatementStore;
  readonly #items = new Map<string, ReviewItem>();
  readonly #decided = new Set<string>();
  /** Something has changed that `state` does not show yet. */
  #isStale = false;

  constructor(store: RoomStore, statements: StatementStore) {
    this.state = this.#state;
    this.#store = store;
    this.#statements = statements;
    store.onTouched((touched, more) =>
      this.#update(
        [...touched].map((id) => [id, this.#lookAt(id)]),
        more,
      ),
    );
    statements.strays.subscribe(() => {
      const now = new Map(this.#strays().map((item) => [item.id, item]));
      const before = [...this.#items.values()].filter(({ kind }) => kind === "statement");
      const ids = new Set<string>([...before.map(({ id }) => id), ...now.keys()]);
      this.#update([...ids].map((id) => [id, now.get(id as StatementId) ?? null]));
    });
  }

  #lookAt(id: AnnotationId): ReviewItem | null {
    const annotation = this.#store.annotation(id);
    const standing = annotation && !annotation.deleted ? this.#store.standing(id) : null;
    if (!annotation || !standing || !needsReview(standing)) return null;
    const { state, offered } = standing;
    return { kind: "note", id, state, from: annotation.target, offered };
  }

  #strays(): (ReviewItem & { kind: "statement" })[] {
    return this.#statements.strays.get().flatMap(({ decided, carried }) => {
      if (!carried || !needsReview(carried)) return [];
      const { state, offered } = carried;
      return [{ kind: "statement", id: decided.id, state, from: toTarget(decided), offered }];
    });
  }

  /** What is `null` needs nobody, or nobody any more. Where there is `more` to come, it is not shown yet. */
  #update(looked: readonly (readonly [id: string, item: ReviewItem | null])[], more = false): void {
    let changed = this.#isStale;
    for (const [id, after] of looked) {
      const before = this.#items.get(id) ?? null;
      if (before === after || JSON.stringify(before) === JSON.stringify(after)) continue;
      changed = true;
      if (after) {
        this.#items.set(id, after);
        this.#decided.delete(id);
      } else {
        this.#items.delete(id);
        this.#decided.add(id);
      }
    }
    this.#isStale = changed && more;
    if (!changed || more) return;
    const items = [...this.#items.values()].toSorted(
      (a, b) =>
        a.from.edition - b.from.edition ||
        compareRanges(a.from.range, b.from.range) ||
        (a.id < b.id ? -1 : 1),
    );
    this.#state.set({ items, decided: this.#decided.size });
  }
}
