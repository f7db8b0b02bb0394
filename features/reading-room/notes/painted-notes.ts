import { createLiveValue, type LiveValue } from "@/collab/facts/live-value";
import type { LabelColour } from "@/contract/common";
import { isPainted } from "@/domain/annotation/annotation";
import type { AnnotationId, LabelId } from "@/domain/ids";
import { isOrphan } from "./reading-order";
import type { RoomStore } from "./room-store";
import type { PaintedAnnotation } from "../text/text-column-props";

/** The annotations as the text paints them; each keeps its identity until its range or its colour changes. */
export class PaintedNotes {
  readonly all: LiveValue<readonly PaintedAnnotation[]>;
  readonly #painted = new Map<AnnotationId, PaintedAnnotation>();

  constructor(store: RoomStore, colourOf: (label: LabelId) => LabelColour | null) {
    const all = createLiveValue<readonly PaintedAnnotation[]>([]);
    this.all = all;
    let changed = false;
    store.onTouched((touched, more) => {
      for (const id of touched) changed = this.#look(store, id, colourOf) || changed;
      if (more || !changed) return;
      changed = false;
      const show = (): void => all.set([...this.#painted.values()]);
      // Thousands that come at once are listed first: painting them as well would stop the window for too long.
      if (touched.size === 0) setTimeout(show);
      else show();
    });
  }

  has(id: AnnotationId): boolean {
    return this.#painted.has(id);
  }

  #look(
    store: RoomStore,
    id: AnnotationId,
    colourOf: (label: LabelId) => LabelColour | null,
  ): boolean {
    const annotation = store.annotation(id);
    const place = store.place(id);
    if (!annotation || !place || !isPainted(annotation) || isOrphan(place))
      return this.#painted.delete(id);
    const colour = annotation.labels.map(colourOf).find((found) => found !== null) ?? null;
    const before = this.#painted.get(id);
    const { start, end } = place;
    if (before?.start === start && before.end === end && before.colour === colour) return false;
    this.#painted.set(id, { id, start, end, colour });
    return true;
  }
}
