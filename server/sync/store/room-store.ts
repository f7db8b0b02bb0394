import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { Database } from "@/data/database";
import {
  createRoom,
  loadClients,
  loadRoom,
  loadUpdatesAfter,
  storeState,
  withRoomLocked,
  type StoredRoom,
} from "@/data/journal";
import type { Queryable } from "@/data/transaction";
import { writeRoomName, type RoomName } from "@/domain/rooms/room-name";
import type { DiskSpace } from "../../disk/disk-space";
import type { RoomKind, SharedDocument } from "../../rooms/room-kind";
import { ClientOwners } from "../gate/client-owners";
import { Compactor } from "./compactor";
import { decodeInto, LiveDocument } from "../live-document";
import { StoredDocument } from "./stored-document";

/**
 * A longer tail makes opening slow. Each encoded state is a quarter larger than the last, so that all of them together
 * cost five times what the last one does.
 */
const MAX_TAIL = { updates: 500, leastBytes: 64 * 1024, shareOfState: 1 / 4 };

/** A longer tail is not left to those who open the document next, once it is left alone. Updates. */
const MAX_LEFT = 32;

/** Encoding that is under way when the server ends is waited for this long: it makes the next start's openings cheap. */
const CLOSE_WITHIN_MS = 2_000;

/** Reads rooms from the journal, and stores encoded states so that the next reading is short. */
export class RoomStore {
  readonly #db: Database;
  readonly #log: Logger;
  readonly #space: Pick<DiskSpace, "isFull">;
  readonly #compactor = new Compactor();
  readonly #compacting = new Map<string, Promise<void>>();
  /** Encoded states that could not be decoded: the one before and all the updates since say the same. */
  readonly #distrusted = new Map<string, number>();

  constructor(db: Database, log: Logger, space: Pick<DiskSpace, "isFull">) {
    this.#db = db;
    this.#log = log;
    this.#space = space;
  }

  /** The document's bytes. Throws if the journal cannot be read: an error is never an empty document. */
  async load(db: Queryable, room: RoomName, kind: RoomKind): Promise<StoredDocument> {
    const name = writeRoomName(room);
    const stored = await loadRoom(db, name, this.#distrusted.get(name));
    if (stored) return new StoredDocument(stored);
    const team = await kind.findTeam(db, room);
    if (!team) throw new Error(`room ${name} belongs to nobody`);
    await createRoom(db, room, team);
    return new StoredDocument(await loadExisting(db, name));
  }

  /** Decodes the document for writing. Throws if the bytes cannot be read; loading again may find better ones. */
  async enliven(
    db: Queryable,
    room: RoomName,
    kind: RoomKind,
    stored: StoredDocument,
    claimedBy: ConstructorParameters<typeof ClientOwners>[1],
  ): Promise<LiveDocument> {
    const name = writeRoomName(room);
    const owners = new ClientOwners(await loadClients(db, name), claimedBy);
    const document = kind.createDocument();
    try {
      await decodeInto(document, stored.pieces());
    } catch (error) {
      if (stored.encodedUpto !== null) this.#distrusted.set(name, stored.encodedUpto);
      throw error;
    }
    return new LiveDocument(await kind.open(db, room, document), owners);
  }

  /** The updates after `after`, and whose client ids they may have bound; `null` if they are no longer apart. */
  async loadNews(db: Queryable, name: string, after: number) {
    const news = await loadUpdatesAfter(db, name, after);
    if (!news) return null;
    return { ...news, clients: news.updates.length > 0 ? await loadClients(db, name) : new Map() };
  }

  get pool(): Queryable {
    return this.#db.pool;
  }

  /** Runs `use` in one transaction in which nobody else adds to the room's journal. */
  locked<Result>(name: string, use: (db: Queryable) => Promise<Result>): Promise<Result> {
    return withRoomLocked(this.#db, name, use);
  }

  /**
   * Stores an encoded state if the tail has grown long. What is encoded was taken at one moment, with the journal's
   * position, before the encoding begins; what is committed meanwhile stays in the tail.
   */
  compact(name: string, stored: StoredDocument): void {
    const { updates, bytes } = stored.tail;
    const stateBytes = stored.byteLength - bytes;
    const maxBytes = Math.max(MAX_TAIL.leastBytes, stateBytes * MAX_TAIL.shareOfState);
    if (updates >= MAX_TAIL.updates || bytes >= maxBytes) this.#begin(name, stored);
  }

  /** Stores an encoded state of a document that nobody has written for some time, unless it is short to read anyway. */
  tidy(name: string, stored: StoredDocument): void {
    if (stored.tail.updates > MAX_LEFT) this.#begin(name, stored);
  }

  #begin(name: string, stored: StoredDocument): void {
    if (this.#compacting.has(name) || this.#space.isFull) return;
    const work = this.#compact(name, stored)
      .catch((error: unknown) => {
        this.#log.error({ err: error, room: name }, "an encoded state was not stored");
      })
      .finally(() => this.#compacting.delete(name));
    this.#compacting.set(name, work);
  }

  async close(): Promise<void> {
    const waited = new AbortController();
    const under = Promise.all(this.#compacting.values());
    await Promise.race([under, setTimeout(CLOSE_WITHIN_MS, null, waited)]);
    waited.abort();
    await this.#compactor.close();
    await under;
  }

  async #compact(name: string, stored: StoredDocument): Promise<void> {
    const uptoSeq = stored.lastSeq;
    const { bytes, stateVector } = await this.#compactor.compact(stored.pieces());
    await storeState(this.#db, { room: name, uptoSeq, bytes, stateVector });
    // The updates before the newest but one are no longer there: this one is to be read now.
    this.#distrusted.delete(name);
    stored.rebase({ uptoSeq, bytes, stateVector });
  }
}

/**
 * The whole document, decoded. Where the newest encoded state cannot be read, the one before it and all the updates
 * since say the same. Throws if that cannot be read either.
 */
export async function readRoom<Document extends SharedDocument>(
  db: Queryable,
  name: string,
  { createDocument }: { createDocument: () => Document },
  log: Logger,
): Promise<Document> {
  const decode = async (stored: StoredRoom): Promise<Document> => {
    const document = createDocument();
    await decodeInto(document, toPieces(stored));
    return document;
  };
  const newest = await loadExisting(db, name);
  try {
    return await decode(newest);
  } catch (error) {
    if (!newest.state) throw error;
    const { uptoSeq } = newest.state;
    log.error({ err: error, room: name, uptoSeq }, "an encoded state cannot be read");
    return decode(await loadExisting(db, name, uptoSeq));
  }
}

function toPieces({ state, updates }: StoredRoom): Uint8Array[] {
  return [...(state ? [state.bytes] : []), ...updates.map(({ bytes }) => bytes)];
}

async function loadExisting(db: Queryable, name: string, before?: number): Promise<StoredRoom> {
  const stored = await loadRoom(db, name, before);
  if (!stored) throw new Error(`room ${name} is not there`);
  return stored;
}
