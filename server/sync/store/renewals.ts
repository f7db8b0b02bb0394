import type { Database } from "@/data/database";
import { beginGeneration } from "@/data/generations/begin-generation";
import { listErasing } from "@/data/generations/erasing";
import type { Generation } from "@/data/generations/generation";
import { KEEPSAKES } from "@/data/generations/keepsakes";
import { isAnyRetired } from "@/data/generations/retired-clients";
import { loadRoom, loadUpdatesAfter, withRoomLocked } from "@/data/journal";
import type { Retelling, RoomKind } from "../../rooms/room-kind";
import { Compactor, type Retold } from "./compactor";
import { drawMarker, writeMarker } from "./marker";
import { toPieces } from "./to-pieces";

/** A kind of room whose documents can be said again. */
type Renewable = Pick<RoomKind, "createDocument"> & { retelling: Retelling };

/**
 * Gives rooms fresh documents. What stands is said again on a thread of its own while people go on writing; what they
 * wrote meanwhile is said after it under the room's lock, in the transaction that puts the one in the place of the other.
 * Whatever stops it before that is committed has changed nothing.
 */
export class Renewals {
  readonly #db: Database;
  readonly #underWay = new Set<Compactor>();
  #closed = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Begins a new generation of the room; `null` if another node has been faster.
   * @param cutoff what was deleted before leaves the document. Milliseconds since 1970.
   */
  async renew(room: string, kind: Renewable, cutoff: number): Promise<Generation | null> {
    if (this.#closed) throw new Error("no room is given a fresh document any more");
    const compactor = new Compactor();
    this.#underWay.add(compactor);
    try {
      return await this.#renew(room, kind, cutoff, compactor);
    } finally {
      this.#underWay.delete(compactor);
      await compactor.close();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const compactor of this.#underWay) await compactor.close();
  }

  async #renew(
    room: string,
    kind: Renewable,
    cutoff: number,
    compactor: Compactor,
  ): Promise<Generation | null> {
    const stored = await loadRoom(this.#db.pool, room);
    if (!stored) throw new Error(`room ${room} is not there`);
    const marker = await this.#drawMarker(room);
    const retelling = { ...kind.retelling, erased: await listErasing(this.#db.pool, room) };
    const beginning = writeMarker(marker, kind.createDocument());
    const pieces = toPieces(stored);
    const retold = await compactor.retell({ pieces, retelling, cutoff, marker, beginning });
    return withRoomLocked(this.#db, room, async (transaction) => {
      const news = await loadUpdatesAfter(transaction, room, stored.lastSeq);
      if (!news) return null;
      const updates = news.updates.map(({ bytes }) => bytes);
      const last = updates.length === 0 ? retold : await compactor.catchUp(updates);
      if (last.clocks.has(marker)) throw new Error("the marker is somebody's client id");
      const rebirth = { room, marker, lastSeq: news.lastSeq, ...last, left: name(last, retelling) };
      return beginGeneration(transaction, rebirth, KEEPSAKES);
    });
  }

  /** One that no earlier generation knows: whoever names it must have something of this one. */
  async #drawMarker(room: string): Promise<number> {
    for (;;) {
      const marker = drawMarker();
      if (!(await isAnyRetired(this.#db.pool, room, [marker]))) return marker;
    }
  }
}

/** What has left, by kinds instead of roots. */
function name({ left }: Retold, { roots }: Retelling) {
  const kinds = new Map(roots.map(({ root, kind }) => [root, kind]));
  return left.map(([root, key, fact]) => ({ kind: kinds.get(root) ?? root, key, fact }));
}
