import type { ScannedUpdate } from "@/collab/wire/scan-update";
import { findLeft, type StoredLeft } from "@/data/generations/left-things";
import type { Queryable } from "@/data/transaction";
import type { PlacedFact } from "@/domain/facts/left-things";
import { standInForErased } from "@/domain/facts/report/erased-note";
import { writeRoomName, type RoomNameOf } from "@/domain/rooms/room-name";
import { LeftIds } from "./left-ids";
import type { Proposed } from "./room-kind";

/** What comes back into the document, and the ids of what it is. */
export type Returning = { ids: readonly string[]; facts: readonly PlacedFact[] };

const NOTHING: ReadonlyMap<string, StoredLeft> = new Map();

const MADE: ReadonlySet<string> = new Set(["annotations", "comments"]);

/** The annotations and comments that have left a report's document, as far as somebody writes about them. */
export class LeftNotes {
  readonly #room: string;
  readonly #ids: LeftIds;
  /** Of those that were proposed last. */
  #found = NOTHING;

  constructor(room: string, ids: LeftIds) {
    this.#room = room;
    this.#ids = ids;
  }

  static async load(db: Queryable, room: RoomNameOf<"report">): Promise<LeftNotes> {
    const name = writeRoomName(room);
    return new LeftNotes(name, await LeftIds.load(db, name));
  }

  /** Whether it is among what was looked for last. */
  has(id: string): boolean {
    return this.#found.has(id);
  }

  /**
   * Looks up what has left of that which somebody writes about. Returns what must come back first: words are kept also
   * where what they hang on has left, and so does a change about what has left find it there.
   * @param isHere whether the document holds something of that id.
   */
  async lookFor(
    db: Queryable,
    proposed: Proposed,
    isHere: (id: string) => boolean,
  ): Promise<Returning | null> {
    const made = proposed.kind === "update" ? madeBy(proposed.scanned) : [];
    const about = proposed.kind === "update" ? rootsOf(proposed.scanned) : proposed.about;
    // What is to be made under an id that is taken does not bring back whose it is.
    const needed = new Set(about.filter((id) => !made.includes(id)));
    const found = await this.#find(db, [...needed, ...made], isHere);
    for (const { id, root } of found.values()) if (needed.has(id)) needed.add(root);
    const roots = await this.#find(
      db,
      [...needed].filter((id) => !found.has(id)),
      isHere,
    );
    this.#found = new Map([...found, ...roots]);
    const returning = [...needed].flatMap((id) => this.#found.get(id) ?? []);
    const facts = returning.flatMap(toFacts);
    return facts.length === 0 ? null : { ids: returning.map(({ id }) => id), facts };
  }

  async #find(
    db: Queryable,
    ids: readonly string[],
    isHere: (id: string) => boolean,
  ): Promise<ReadonlyMap<string, StoredLeft>> {
    const suspects = ids.filter((id) => this.#ids.mayHold(id) && !isHere(id));
    if (suspects.length === 0) return NOTHING;
    const found = await findLeft(db, this.#room, suspects);
    return new Map(found.map((thing) => [thing.id, thing]));
  }
}

function toFacts({ id, kind, owner, at, facts }: StoredLeft): readonly PlacedFact[] {
  if (facts) return facts;
  return kind === "annotations" ? standInForErased(id, owner, at) : [];
}

/** The annotations on which an update hangs comments. */
function rootsOf({ structs }: ScannedUpdate): string[] {
  return structs.flatMap(({ at, fact }) =>
    fact && at.kind === "place" && at.place.kind === "comments" ? [String(fact[0])] : [],
  );
}

/** The ids of the annotations and comments that an update makes. */
function madeBy({ structs }: ScannedUpdate): string[] {
  return structs.flatMap(({ at }) =>
    at.kind === "place" && MADE.has(at.place.kind) ? [at.place.key] : [],
  );
}
