import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { Database } from "@/data/database";
import { storeState } from "@/data/journal";
import { writeRoomName, type RoomName } from "@/domain/rooms/room-name";
import type { DiskSpace } from "../../disk/disk-space";
import { logNameOf, type RoomKind } from "../../rooms/room-kind";
import { AGEING, KEPT_MS, outweighs, type Ageing } from "./ageing";
import { Compactor, type Compacted } from "./compactor";
import { Renewals } from "./renewals";
import type { StoredDocument } from "./stored-document";

/**
 * A longer tail makes opening slow. Each encoded state is an eighth larger than the last, so that all of them together
 * cost nine times what the last one does.
 */
const MAX_TAIL = { updates: 500, leastBytes: 16 * 1024, shareOfState: 1 / 8 };

/** A longer tail is not left to those who open the document next, once it is left alone. Updates. */
const MAX_LEFT = 32;

/** Of a smaller document it is not asked how much of it is history, unless it is encoded anyway. Bytes. */
const SMALL = 4 * 1024;

/** What was deleted ages also where nobody writes. */
const WEIGHED_EVERY_MS = 24 * 60 * 60_000;

/** After a failure no room is given a fresh document for so long. */
const PAUSE_MS = 60_000;

/** Encoding that is under way when the server ends is waited for this long: it makes the next start's openings cheap. */
const CLOSE_WITHIN_MS = 2_000;

/** A room and its kind. */
export type Place = { room: RoomName; kind: RoomKind };

/** What is known of who is in the rooms. */
export type Occupancy = {
  /** When history outweighs what stands; `null` if rooms keep their documents. */
  ageing: Ageing | null;
  now: () => number;
  /** Whether nobody is in that room. */
  isQuiet: (name: string) => boolean;
  /** A room has another document, which begins at that number of the journal. */
  onRenewed: (name: string, seq: number) => void;
};

type Parts = Partial<Occupancy> & {
  db: Database;
  log: Logger;
  space: Pick<DiskSpace, "isFull">;
  onStored: (name: string) => void;
};

/** Keeps rooms cheap to open: stores encoded states, and gives a fresh document to a room whose history outweighs what stands. */
export class Upkeep {
  readonly #parts: Parts & Occupancy;
  readonly #compactor = new Compactor();
  readonly #renewals: Renewals;
  /** One thing at a time for each room. */
  readonly #underWay = new Map<string, Promise<void>>();
  /** Rooms that are given a fresh document as soon as nobody is there; or it is time again, if they are heavy. */
  readonly #due = new Map<string, { place: Place; isHeavy: boolean }>();
  readonly #renewedAt = new Map<string, number>();
  readonly #weighedAt = new Map<string, number>();
  #pausedUntil = 0;

  constructor(parts: Parts) {
    const quiet = { now: Date.now, isQuiet: () => true, onRenewed: () => undefined };
    this.#parts = { ageing: AGEING, ...quiet, ...parts };
    this.#renewals = new Renewals(parts.db);
  }

  /**
   * Stores an encoded state if the tail has grown long. What is encoded was taken at one moment, with the journal's
   * position, before the encoding begins; what is committed meanwhile stays in the tail.
   */
  afterWriting(place: Place, stored: StoredDocument): void {
    const { updates, bytes } = stored.tail;
    const stateBytes = stored.byteLength - bytes;
    const maxBytes = Math.max(MAX_TAIL.leastBytes, stateBytes * MAX_TAIL.shareOfState);
    const isLong = updates >= MAX_TAIL.updates || bytes >= maxBytes;
    if (isLong || this.#hasManyClients(place, stored)) this.#encode(place, stored);
  }

  /** Stores an encoded state of a document that nobody uses for now, unless it is short to read anyway. */
  tidy(place: Place, stored: StoredDocument): void {
    if (stored.tail.updates > MAX_LEFT || this.#mayHaveAged(place, stored)) {
      this.#encode(place, stored);
    }
  }

  /** Gives fresh documents to rooms that have waited for it long enough. */
  renewDue(): void {
    for (const [name, { place, isHeavy }] of this.#due) {
      if (this.#isTime(name, isHeavy)) this.#start(place, () => this.#renew(place));
    }
  }

  /** Gives a room a fresh document now, whatever its history weighs. Rejects if it cannot be. */
  async renewNow({ room, kind }: Place): Promise<void> {
    const { retelling } = kind;
    if (!retelling) throw new Error("rooms of that kind are given no fresh document");
    const { now, onRenewed } = this.#parts;
    const name = writeRoomName(room);
    for (let begun = null; !begun;) {
      begun = await this.#renewals.renew(name, { ...kind, retelling }, now() - KEPT_MS);
      if (begun) onRenewed(name, begun.beginsAt);
    }
  }

  async close(): Promise<void> {
    const waited = new AbortController();
    const under = Promise.all(this.#underWay.values());
    await Promise.race([under, setTimeout(CLOSE_WITHIN_MS, null, waited)]);
    waited.abort();
    await Promise.all([this.#compactor.close(), this.#renewals.close()]);
    await under;
  }

  #isTime(name: string, isHeavy: boolean): boolean {
    const { ageing, now, isQuiet } = this.#parts;
    const rested = now() - (this.#renewedAt.get(name) ?? 0);
    return isQuiet(name) || (isHeavy && rested >= (ageing?.restMs ?? Infinity));
  }

  #hasManyClients({ kind }: Place, { clients }: StoredDocument): boolean {
    const { ageing, now } = this.#parts;
    if (!ageing || !kind.retelling || now() < this.#pausedUntil) return false;
    return clients > ageing.crowded.clients;
  }

  #mayHaveAged({ room, kind }: Place, { byteLength }: StoredDocument): boolean {
    if (!this.#parts.ageing || !kind.retelling || byteLength < SMALL) return false;
    const weighedAt = this.#weighedAt.get(writeRoomName(room)) ?? 0;
    return this.#parts.now() - weighedAt >= WEIGHED_EVERY_MS;
  }

  #encode(place: Place, stored: StoredDocument): void {
    this.#start(place, async () => {
      const compacted = await this.#store(place, stored);
      await this.#weigh(place, compacted);
    });
  }

  #start({ room, kind }: Place, work: () => Promise<void>): void {
    const { log, space } = this.#parts;
    const name = writeRoomName(room);
    if (this.#underWay.has(name) || space.isFull) return;
    const done = work()
      .catch((error: unknown) => {
        log.error({ err: error, room: logNameOf(kind, room) }, "a room was not kept short");
      })
      .finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, done);
  }

  async #store({ room, kind }: Place, stored: StoredDocument): Promise<Compacted> {
    const { db, ageing, now, onStored } = this.#parts;
    const name = writeRoomName(room);
    const uptoSeq = stored.lastSeq;
    const compacted = await this.#compactor.compact({
      pieces: stored.pieces(),
      retelling: ageing && kind.retelling,
      cutoff: now() - KEPT_MS,
      fewClients: ageing?.quiet.clients ?? 0,
    });
    const { bytes, stateVector } = compacted;
    await storeState(db, { room: name, uptoSeq, bytes, stateVector });
    onStored(name);
    stored.rebase({ uptoSeq, bytes, stateVector });
    return compacted;
  }

  async #weigh(place: Place, { weight, fresh }: Compacted): Promise<void> {
    const { ageing, now } = this.#parts;
    const name = writeRoomName(place.room);
    this.#weighedAt.set(name, now());
    this.#due.delete(name);
    if (!ageing || !outweighs(weight, fresh, ageing.quiet)) return;
    const isHeavy = outweighs(weight, fresh, ageing.crowded);
    const hasManyClients = weight.clients > ageing.crowded.clients;
    if (hasManyClients || this.#isTime(name, isHeavy)) await this.#renew(place);
    else this.#due.set(name, { place, isHeavy });
  }

  async #renew({ room, kind }: Place): Promise<void> {
    const { now, onRenewed } = this.#parts;
    const name = writeRoomName(room);
    this.#due.delete(name);
    const { retelling } = kind;
    if (!retelling || now() < this.#pausedUntil) return;
    try {
      const begun = await this.#renewals.renew(name, { ...kind, retelling }, now() - KEPT_MS);
      this.#renewedAt.set(name, now());
      if (begun) onRenewed(name, begun.beginsAt);
    } catch (error) {
      this.#pausedUntil = now() + PAUSE_MS;
      throw error;
    }
  }
}
