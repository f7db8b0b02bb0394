import type { Logger } from "pino";
import type { Database } from "@/data/database";
import { isAnyRetired, loadTaken } from "@/data/generations/retired-clients";
import {
  createRoom,
  loadClients,
  loadRoom,
  loadUpdatesAfter,
  withRoomLocked,
  type StoredRoom,
} from "@/data/journal";
import type { Queryable } from "@/data/transaction";
import type { UserId } from "@/domain/ids";
import { writeRoomName, type RoomName } from "@/domain/rooms/room-name";
import type { DiskSpace } from "../../disk/disk-space";
import type { RoomKind, SharedDocument } from "../../rooms/room-kind";
import { ClientOwners } from "../gate/client-owners";
import { decodeInto, LiveDocument } from "../live-document";
import { StoredDocument } from "./stored-document";
import { toPieces } from "./to-pieces";
import { Upkeep, type Occupancy } from "./upkeep";

/** Reads rooms from the journal, and looks after what is read. */
export class RoomStore {
  readonly upkeep: Upkeep;
  readonly #db: Database;
  /** Encoded states that could not be decoded: the one before and all the updates since say the same. */
  readonly #distrusted = new Map<string, number>();

  constructor(
    db: Database,
    log: Logger,
    space: Pick<DiskSpace, "isFull">,
    occupancy: Partial<Occupancy> = {},
  ) {
    this.#db = db;
    // The updates before the newest but one are no longer there: this one is to be read now.
    const onStored = (name: string): unknown => this.#distrusted.delete(name);
    this.upkeep = new Upkeep({ db, log, space, onStored, ...occupancy });
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

  /** Whether anybody wrote with any of these client ids in an earlier generation of the room. */
  isAnyRetired(db: Queryable, name: string, clients: readonly number[]): Promise<boolean> {
    return isAnyRetired(db, name, clients);
  }

  /** How much of each of a person's client ids of earlier generations the room has taken in. */
  loadTaken(name: string, user: UserId): Promise<ReadonlyMap<number, number>> {
    return loadTaken(this.#db.pool, name, user);
  }

  get pool(): Queryable {
    return this.#db.pool;
  }

  /** Runs `use` in one transaction in which nobody else adds to the room's journal. */
  locked<Result>(name: string, use: (db: Queryable) => Promise<Result>): Promise<Result> {
    return withRoomLocked(this.#db, name, use);
  }

  close(): Promise<void> {
    return this.upkeep.close();
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

async function loadExisting(db: Queryable, name: string, before?: number): Promise<StoredRoom> {
  const stored = await loadRoom(db, name, before);
  if (!stored) throw new Error(`room ${name} is not there`);
  return stored;
}
