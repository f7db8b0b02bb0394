import type { Logger } from "pino";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/document-model";
import { toRoomName } from "@/collab/room-name";
import type { Database } from "@/data/database";
import { createRoom, loadRoom, storeState, type Queryable, type StoredRoom } from "@/data/journal";
import { loadEditionTexts } from "@/data/room-access";
import type { ReportId } from "@/domain/ids";
import { Gate } from "./gate";

export type LoadedRoom = {
  name: string;
  report: ReportId;
  document: ReportDocument;
  gate: Gate;
  /** Edition texts by number. */
  texts: ReadonlyMap<number, string>;
  /** The journal's last sequence number in `document`. */
  lastSeq: number;
  /** Updates since the last encoded state. */
  tail: { updates: number; bytes: number };
};

/** More than this makes opening slower than encoding the state once. */
const MAX_TAIL = { updates: 500, bytes: 1024 * 1024 };

/** Reads rooms from the journal, and stores encoded states so that the next reading is short. */
export class RoomStore {
  readonly #db: Database;
  readonly #log: Logger;
  readonly #compacting = new Set<string>();

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /** Throws where the journal cannot be read: an error is never an empty document. */
  async load(report: ReportId): Promise<LoadedRoom> {
    const name = toRoomName({ kind: "report", report });
    await createRoom(this.#db, { name, report });
    const [{ ydoc, lastSeq, tail }, texts] = await Promise.all([
      readRoom(this.#db.pool, name, this.#log),
      loadEditionTexts(this.#db, { report }),
    ]);
    const document = new ReportDocument(ydoc);
    const lengths = new Map([...texts].map(([number, text]) => [number, text.length]));
    const gate = new Gate(document, lengths);
    return { name, report, document, gate, texts, lastSeq, tail };
  }

  /** Stores an encoded state where the tail has grown long. The position is read before encoding, at one moment. */
  compact(room: LoadedRoom): void {
    const { updates, bytes: tailBytes } = room.tail;
    const isLong = updates >= MAX_TAIL.updates || tailBytes >= MAX_TAIL.bytes;
    if (!isLong || this.#compacting.has(room.name)) return;
    const uptoSeq = room.lastSeq;
    const bytes = Y.encodeStateAsUpdate(room.document.ydoc);
    if (!decodesTo(bytes, room.document.ydoc)) {
      this.#log.error({ room: room.name }, "an encoded state does not decode to its document");
      return;
    }
    room.tail = { updates: 0, bytes: 0 };
    this.#compacting.add(room.name);
    storeState(this.#db, { room: room.name, uptoSeq, bytes })
      .catch((error: unknown) => {
        this.#log.warn({ err: error, room: room.name }, "an encoded state was not stored");
      })
      .finally(() => this.#compacting.delete(room.name));
  }
}

type DecodedRoom = { ydoc: Y.Doc } & Pick<LoadedRoom, "lastSeq" | "tail">;

/**
 * Where the newest encoded state cannot be read, the one before it and all the updates since say the same. Throws
 * where that cannot be read either.
 */
export async function readRoom(db: Queryable, name: string, log: Logger): Promise<DecodedRoom> {
  const newest = await loadExisting(db, name);
  try {
    return decode(name, newest);
  } catch (error) {
    if (!newest.state) throw error;
    const { uptoSeq } = newest.state;
    log.error({ err: error, room: name, uptoSeq }, "an encoded state cannot be read");
    return decode(name, await loadExisting(db, name, uptoSeq));
  }
}

async function loadExisting(db: Queryable, name: string, before?: number): Promise<StoredRoom> {
  const stored = await loadRoom(db, name, before);
  if (!stored) throw new Error(`room ${name} is not there`);
  return stored;
}

/** Throws where the bytes are no document, or not all of it. */
function decode(name: string, { state, updates, lastSeq }: StoredRoom): DecodedRoom {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    if (state) Y.applyUpdate(ydoc, state.bytes);
    for (const update of updates) Y.applyUpdate(ydoc, update);
  });
  if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
    throw new Error(`room ${name}: the journal has a gap inside`);
  }
  const bytes = updates.reduce((sum, update) => sum + update.length, 0);
  return { ydoc, lastSeq, tail: { updates: updates.length, bytes } };
}

function decodesTo(bytes: Uint8Array, ydoc: Y.Doc): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, bytes);
  const same =
    Buffer.compare(Y.encodeStateVector(copy), Y.encodeStateVector(ydoc)) === 0 &&
    Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(ydoc));
  copy.destroy();
  return same;
}
