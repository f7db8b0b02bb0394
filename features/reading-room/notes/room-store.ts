import type { ReportDocument } from "@/collab/facts/document-model";
import { standIn, type CarriedPlace, type Standing } from "@/domain/annotation/carried";
import { isListed, type Annotation } from "@/domain/annotation/annotation";
import type { AnnotationId } from "@/domain/ids";
import { comparePlaces, lowerBound, toPlace, type Place, type ReadEdition } from "./reading-order";

type TouchListener = (touched: ReadonlySet<AnnotationId>, more: boolean) => void;

/** More changes than this at once are sorted again instead of put in one by one. */
const MANY = 64;

/**
 * The shared document as React reads it: each annotation can be subscribed to alone, and their order apart from their
 * content, so that one colleague's reply renders one card. All snapshots keep their identity until they change.
 */
export class RoomStore {
  readonly edition: ReadEdition;
  readonly #places = new Map<AnnotationId, Place>();
  readonly #standings = new Map<AnnotationId, Standing>();
  readonly #listeners = new Map<AnnotationId, Set<() => void>>();
  readonly #orderListeners = new Set<() => void>();
  readonly #touchListeners = new Set<TouchListener>();
  /** What came, went or stands elsewhere since the order was made. */
  #moved = new Set<AnnotationId>();
  #document: ReportDocument | null = null;
  #stop: () => void = () => undefined;
  #order: readonly Place[] = [];

  readonly #carried: (id: AnnotationId) => CarriedPlace | null;

  /** @param carried where an annotation of another edition stands in this one, as far as it is known */
  constructor(
    edition: ReadEdition,
    document: ReportDocument | null = null,
    carried: (id: AnnotationId) => CarriedPlace | null = () => null,
  ) {
    this.edition = edition;
    this.#carried = carried;
    if (document) this.attach(document);
  }

  /** Reads this document from now on, instead of the one before; everybody is told what differs. */
  attach(document: ReportDocument): void {
    this.#stop();
    this.#document = document;
    this.#stop = document.onThings("annotations", (touched, more) => {
      this.#follow(touched, more);
    });
    this.#follow(
      new Set([...this.#places.keys(), ...[...document.annotations()].map(({ id }) => id)]),
    );
  }

  /** `null` where there is no such annotation, or nothing of it is left to show. */
  readonly annotation = (id: AnnotationId): Annotation | null =>
    this.#places.has(id) ? (this.#document?.annotation(id) ?? null) : null;

  /** What is listed, in reading order. */
  readonly order = (): readonly Place[] => this.#order;

  place(id: AnnotationId): Place | null {
    return this.#places.get(id) ?? null;
  }

  /** What became of it in this edition; `null` where there is no such annotation. */
  standing(id: AnnotationId): Standing | null {
    return this.#standings.get(id) ?? null;
  }

  /** Looks again at annotations of which it has become known where they stand. */
  refresh(ids: Iterable<AnnotationId>): void {
    this.#follow(new Set(ids));
  }

  readonly subscribe = (id: AnnotationId, listener: () => void): (() => void) => {
    let listeners = this.#listeners.get(id);
    if (!listeners) this.#listeners.set(id, (listeners = new Set()));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id);
    };
  };

  readonly subscribeToOrder = (listener: () => void): (() => void) => {
    this.#orderListeners.add(listener);
    return () => this.#orderListeners.delete(listener);
  };

  /**
   * Called with what changed, before anybody who subscribed to single annotations or to the order. Where there is
   * `more`, the next part follows, and nothing should be shown before the last.
   */
  onTouched(listener: TouchListener): () => void {
    this.#touchListeners.add(listener);
    return () => this.#touchListeners.delete(listener);
  }

  destroy(): void {
    this.#stop();
  }

  #follow(touched: ReadonlySet<AnnotationId>, more = false): void {
    for (const id of touched) if (this.#move(id)) this.#moved.add(id);
    const before = this.#order;
    if (!more) this.#reorder();
    for (const listener of [...this.#touchListeners]) listener(touched, more);
    for (const id of touched)
      for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
    if (this.#order !== before) for (const listener of [...this.#orderListeners]) listener();
  }

  #reorder(): void {
    const moved = this.#moved;
    if (moved.size === 0) return;
    this.#moved = new Set();
    this.#order =
      moved.size > MANY ? [...this.#places.values()].toSorted(comparePlaces) : this.#putIn(moved);
  }

  /** Whether the annotation came, went or stands elsewhere now. */
  #move(id: AnnotationId): boolean {
    const annotation = this.#document?.annotation(id) ?? null;
    const before = this.#places.get(id);
    const listed = annotation && isListed(annotation) ? annotation : null;
    const standing = this.#stand(id, listed);
    const after = listed && standing ? toPlace(listed, standing, this.edition) : undefined;
    if (before && after && comparePlaces(before, after) === 0) return false;
    if (after) this.#places.set(id, after);
    else this.#places.delete(id);
    return before !== undefined || after !== undefined;
  }

  #stand(id: AnnotationId, annotation: Annotation | null): Standing | null {
    if (!annotation) {
      this.#standings.delete(id);
      return null;
    }
    const before = this.#standings.get(id);
    const after = standIn(this.edition.number, annotation, this.#carried(id));
    if (before && isSameStanding(before, after)) return before;
    this.#standings.set(id, after);
    return after;
  }

  #putIn(moved: ReadonlySet<AnnotationId>): readonly Place[] {
    const order = this.#order.filter(({ id }) => !moved.has(id));
    for (const id of moved) {
      const place = this.#places.get(id);
      if (place)
        order.splice(
          lowerBound(order, (other) => comparePlaces(other, place) > 0),
          0,
          place,
        );
    }
    return order;
  }
}

function isSameStanding(a: Standing, b: Standing): boolean {
  return (
    a.state === b.state &&
    a.range?.start === b.range?.start &&
    a.range?.end === b.range?.end &&
    a.offered.length === b.offered.length &&
    a.offered.every(
      ({ start, end }, index) => start === b.offered[index]?.start && end === b.offered[index].end,
    )
  );
}
