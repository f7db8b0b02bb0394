import * as Y from "yjs";
import type { FactPlace, ScannedStruct, StructId } from "@/collab/wire/scan-update";
import type { SharedDocument } from "../../rooms/room-kind";

/** Finds where structs of an update stand, which say it themselves, or by what they build on, here or in the update. */
export class StructPlaces {
  readonly #document: SharedDocument;
  readonly #structs: readonly ScannedStruct[];
  /** Those of one client rise and follow each other. Few updates need it. */
  #incoming: ReadonlyMap<number, readonly ScannedStruct[]> | null = null;
  readonly #found = new Map<ScannedStruct, FactPlace | null>();

  constructor(document: SharedDocument, structs: readonly ScannedStruct[]) {
    this.#document = document;
    this.#structs = structs;
  }

  /** `null` if it stands nowhere that facts do, or if structs build on each other in a circle. */
  of(struct: ScannedStruct): FactPlace | null {
    if (struct.at.kind === "place") return struct.at.place;
    const passed: ScannedStruct[] = [];
    let place: FactPlace | null = null;
    for (let next: ScannedStruct | null = struct; next;) {
      const { at } = next;
      place = at.kind === "place" ? at.place : (this.#found.get(next) ?? this.#standing(at.origin));
      if (place || at.kind === "place" || this.#found.has(next)) break;
      // Anybody who comes back here goes round in a circle.
      this.#found.set(next, null);
      passed.push(next);
      next = this.#find(at.origin);
    }
    if (place) for (const one of passed) this.#found.set(one, place);
    return place;
  }

  /** Where what is in the document already stands. */
  #standing({ client, clock }: StructId): FactPlace | null {
    const { store } = this.#document.ydoc;
    if (clock >= Y.getState(store, client)) return null;
    const struct = Y.getItem(store, Y.createID(client, clock));
    return struct instanceof Y.Item ? placeOf(this.#document, struct) : null;
  }

  #find({ client, clock }: StructId): ScannedStruct | null {
    this.#incoming ??= byClient(this.#structs);
    const section = this.#incoming.get(client) ?? [];
    let low = 0;
    let high = section.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const struct = section[middle];
      if (struct && struct.clock + struct.length <= clock) low = middle + 1;
      else high = middle;
    }
    const found = section[low];
    return found && found.clock <= clock ? found : null;
  }
}

function byClient(structs: readonly ScannedStruct[]): Map<number, ScannedStruct[]> {
  const sections = new Map<number, ScannedStruct[]>();
  for (const struct of structs) {
    const section = sections.get(struct.client);
    if (section) section.push(struct);
    else sections.set(struct.client, [struct]);
  }
  return sections;
}

/** `null` if it stands in none of our roots, or has no key. */
export function placeOf(
  document: SharedDocument,
  { parent, parentSub: key }: Y.Item,
): FactPlace | null {
  const kind = document.kindOf(parent);
  return kind !== undefined && key !== null ? { kind, key } : null;
}
