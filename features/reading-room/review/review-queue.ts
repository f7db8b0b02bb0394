import { createLiveValue, type LiveValue, type WritableLiveValue } from "@/collab/live-value";
import type { Target } from "@/domain/annotation/annotation";
import { needsReview } from "@/domain/annotation/carried";
import type { AnnotationId } from "@/domain/ids";
import { compareRanges, type TextRange } from "@/domain/text/range";
import type { RoomStore } from "../room-store";

/** An annotation of which a person must say where it stands in this edition. */
export type ReviewItem = {
  id: AnnotationId;
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
  readonly #items = new Map<AnnotationId, ReviewItem>();
  readonly #decided = new Set<AnnotationId>();

  constructor(store: RoomStore) {
    this.state = this.#state;
    this.#store = store;
    store.onTouched((touched) => {
      let changed = false;
      for (const id of touched) changed = this.#look(id) || changed;
      if (!changed) return;
      const items = [...this.#items.values()].toSorted(
        (a, b) =>
          a.from.edition - b.from.edition ||
          compareRanges(a.from.range, b.from.range) ||
          (a.id < b.id ? -1 : 1),
      );
      this.#state.set({ items, decided: this.#decided.size });
    });
  }

  /** Whether it came, went or became another. */
  #look(id: AnnotationId): boolean {
    const annotation = this.#store.annotation(id);
    const standing = annotation && !annotation.deleted ? this.#store.standing(id) : null;
    const before = this.#items.get(id);
    if (!annotation || !standing || !needsReview(standing)) {
      if (!before) return false;
      this.#items.delete(id);
      this.#decided.add(id);
      return true;
    }
    const { state, offered } = standing;
    const after: ReviewItem = { id, state, from: annotation.target, offered };
    if (before && JSON.stringify(before) === JSON.stringify(after)) return false;
    this.#items.set(id, after);
    this.#decided.delete(id);
    return true;
  }
}
