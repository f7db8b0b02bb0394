import { createLiveValue, type LiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { AnnotationId, LabelId, UserId } from "@/domain/ids";
import type { ThreadState } from "@/domain/annotation/annotation";
import { foldText, type FoldedText } from "../find/find-matches";
import { isOrphan, type Place } from "../notes/reading-order";
import type { RoomStore } from "../notes/room-store";
import {
  hasWords,
  isFiltering,
  NO_FILTER,
  passes,
  toFacets,
  type Facets,
  type Filter,
} from "./filter";

export type Counts = {
  all: number;
  unread: number;
  mine: number;
  states: Readonly<Record<ThreadState, number>>;
  people: ReadonlyMap<UserId, number>;
  labels: ReadonlyMap<LabelId, number>;
};

/** What the margin lists: `order` is the store's own array where nothing is filtered. */
export type Filtered = { filter: Filter; order: readonly Place[]; counts: Counts };

type Reading = { me: UserId; text: () => string; readAt: (id: AnnotationId) => number | null };

/** The annotations that pass the filter, and how many each choice would show; a change costs what it touched. */
export class FilteredList {
  readonly state: LiveValue<Filtered>;
  readonly #state: WritableLiveValue<Filtered>;
  readonly #store: RoomStore;
  readonly #reading: Reading;
  readonly #facets = new Map<AnnotationId, Facets>();
  readonly #shown = new Set<AnnotationId>();
  /** What was unread when the filter was set stays shown while it is being read. */
  readonly #wasUnread = new Set<AnnotationId>();
  readonly #tally = new Tally();
  readonly #fold: (text: string) => FoldedText = foldText;
  readonly #stop: () => void;
  #filter: Filter;

  constructor(store: RoomStore, reading: Reading, filter: Filter = NO_FILTER) {
    this.#store = store;
    this.#reading = reading;
    this.#filter = filter;
    for (const { id } of store.order()) this.#look(id);
    this.#state = createLiveValue(this.#compose());
    this.state = this.#state;
    this.#stop = store.onTouched((touched, more) => {
      for (const id of touched) this.#look(id);
      if (!more) this.#state.set(this.#compose());
    });
  }

  setFilter(filter: Filter): void {
    this.#filter = filter;
    this.#wasUnread.clear();
    this.#shown.clear();
    for (const { id } of this.#store.order()) this.#look(id);
    this.#state.set(this.#compose());
  }

  /** Looks again at annotations whose content, or whose read mark, has changed. */
  refresh(ids: Iterable<AnnotationId>): void {
    for (const id of ids) this.#look(id);
    this.#state.set(this.#compose());
  }

  isUnread(id: AnnotationId): boolean {
    return this.#facets.get(id)?.unread ?? false;
  }

  destroy(): void {
    this.#stop();
  }

  #look(id: AnnotationId): void {
    const { me, text, readAt } = this.#reading;
    const annotation = this.#store.annotation(id);
    const before = this.#facets.get(id);
    if (before) this.#tally.add(before, me, -1);
    this.#shown.delete(id);
    if (!annotation) {
      this.#facets.delete(id);
      return;
    }
    const facets = toFacets(annotation, me, readAt(id));
    this.#facets.set(id, facets);
    this.#tally.add(facets, me, 1);
    if (this.#filter.unread && facets.unread) this.#wasUnread.add(id);
    const seen = this.#wasUnread.has(id) ? { ...facets, unread: true } : facets;
    const place = this.#store.place(id);
    const quote = place && !isOrphan(place) ? text().slice(place.start, place.end) : "";
    const says = (): boolean => hasWords(quote, annotation, this.#filter.words, this.#fold);
    if (passes(seen, this.#filter, me, says)) this.#shown.add(id);
  }

  #compose(): Filtered {
    const everything = this.#store.order();
    const order = isFiltering(this.#filter)
      ? everything.filter(({ id }) => this.#shown.has(id))
      : everything;
    return { filter: this.#filter, order, counts: this.#tally.counts(everything.length) };
  }
}

class Tally {
  readonly #people = new Map<UserId, number>();
  readonly #labels = new Map<LabelId, number>();
  readonly #states: Record<ThreadState, number> = { open: 0, resolved: 0 };
  #unread = 0;
  #mine = 0;

  add(facets: Facets, me: UserId, sign: 1 | -1): void {
    this.#states[facets.state] += sign;
    if (facets.unread) this.#unread += sign;
    if (facets.people.includes(me)) this.#mine += sign;
    for (const person of facets.people)
      this.#people.set(person, (this.#people.get(person) ?? 0) + sign);
    for (const label of facets.labels)
      this.#labels.set(label, (this.#labels.get(label) ?? 0) + sign);
  }

  counts(all: number): Counts {
    return {
      all,
      unread: this.#unread,
      mine: this.#mine,
      states: { ...this.#states },
      people: new Map([...this.#people].filter(([, count]) => count > 0)),
      labels: new Map([...this.#labels].filter(([, count]) => count > 0)),
    };
  }
}
