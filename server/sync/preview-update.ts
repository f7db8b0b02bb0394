import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import { ROOT_KINDS, ROOT_NAMES } from "@/collab/root-names";
import { FACT_KINDS, type FactKind } from "@/domain/facts/facts";
import type { FactChange } from "@/domain/facts/judging";

/** Which fact a struct writes. */
type Place = { kind: FactKind; key: string };

/**
 * The facts that an update would set, without applying it; what it deletes is not among them. Only for what `scanUpdate`
 * has let through. What builds on something unknown is left out: the gate asks for that, and applies nothing.
 */
export function previewUpdate({ ydoc }: ReportDocument, bytes: Uint8Array): FactChange[] {
  const items = Y.decodeUpdate(bytes).structs.filter((struct) => struct instanceof Y.Item);
  const places = new Places(ydoc, items);
  return items.flatMap((item) => {
    const [after] = item.content.getContent() as unknown[];
    const place = after === undefined || isKnown(ydoc, item.lastId) ? null : places.find(item);
    if (!place) return [];
    const before: unknown = ydoc.getMap(ROOT_NAMES[place.kind]).get(place.key);
    return [{ ...place, before, after }];
  });
}

/** Which facts the items of an update write: the first of a key names it, the others build on that one. */
class Places {
  readonly #ydoc: Y.Doc;
  readonly #items = new Map<number, Y.Item[]>();
  /** `null` where nothing tells. */
  readonly #found = new Map<Y.Item, Place | null>();

  constructor(ydoc: Y.Doc, items: readonly Y.Item[]) {
    this.#ydoc = ydoc;
    for (const item of items) {
      const before = this.#items.get(item.id.client);
      if (before) before.push(item);
      else this.#items.set(item.id.client, [item]);
    }
  }

  find(item: Y.Item): Place | null {
    const path: Y.Item[] = [];
    let place: Place | null = null;
    for (let at: Y.Item | null = item; at; at = at.origin && this.#itemAt(at.origin)) {
      place = this.#found.get(at) ?? this.#named(at);
      if (place || this.#found.has(at)) break;
      path.push(at);
      // Met again, it goes round in a circle.
      this.#found.set(at, null);
    }
    for (const at of [item, ...path]) this.#found.set(at, place);
    return place;
  }

  #named({ parent, parentSub }: Y.Item): Place | null {
    if (parentSub === null) return null;
    const kind =
      typeof parent === "string"
        ? ROOT_KINDS.get(parent)
        : FACT_KINDS.find((one) => this.#ydoc.getMap(ROOT_NAMES[one]) === parent);
    return kind === undefined ? null : { kind, key: parentSub };
  }

  /** What the document has under a clock counts, whatever an update says that it is. */
  #itemAt(id: Y.ID): Y.Item | null {
    if (isKnown(this.#ydoc, id)) return Y.getItem(this.#ydoc.store, id);
    const items = this.#items.get(id.client) ?? [];
    const [first, last] = [items[0], items.at(-1)];
    if (!first || !last || id.clock < first.id.clock || id.clock > last.lastId.clock) return null;
    return items[Y.findIndexSS(items, id.clock)] ?? null;
  }
}

function isKnown(ydoc: Y.Doc, { client, clock }: Y.ID): boolean {
  return clock < Y.getState(ydoc.store, client);
}
