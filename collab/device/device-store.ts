import { promisifyRequest, type UseStore } from "idb-keyval";
import * as Y from "yjs";
import type { UserId } from "@/domain/ids";
import { openRoomsDatabase } from "./device-places";
import type { Refusal } from "../facts/saving-status";

/** One gesture that the server has not made durable; `edits` is what it changed, as the document's kind says it. */
export type KeptEdit<Edit> = {
  id: string;
  edits: readonly Edit[];
  /** Its update was dropped with a copy of the document: it has to be written again. */
  replay: boolean;
  /** It was made on an earlier document of the room, or by an earlier window: what stands now may be another's. */
  returned?: boolean;
};

export type DeviceCopy<Edit> = {
  updates: Uint8Array[];
  pending: KeptEdit<Edit>[];
  refusal: Refusal | null;
};

/**
 * What this device keeps of rooms for one person: the document, and which gestures are not yet on the server. A
 * gesture and its bytes are stored in one transaction, so the two never disagree after a crash of the browser.
 */
export type DeviceStore<Edit> = {
  load(room: string): Promise<DeviceCopy<Edit>>;
  /**
   * Resolves when the bytes are stored; only then may anybody say that they are kept. An update of a copy that another
   * window has dropped meanwhile is not: the gesture alone is, to be written again.
   */
  keep(room: string, update: Uint8Array | null, pending: KeptEdit<Edit> | null): Promise<void>;
  settle(room: string, pendingIds: readonly string[]): Promise<void>;
  /**
   * Drops the copy of the document and the gestures that are done with. All others, also those of other windows, are to
   * be written again by whoever opens the room next, unless they are settled before.
   */
  reset(
    room: string,
    isDone: (edit: KeptEdit<Edit>) => boolean,
    refusal: Refusal | null,
  ): Promise<void>;
  keepRefusal(room: string, refusal: Refusal | null): Promise<void>;
};

/** Small updates of a room are merged into one when there are more than this at opening. */
const MERGE_ABOVE = 100;

/** Bytes. Merging a large update keeps the window waiting, and saves nothing. */
const SMALL = 16 * 1_024;

/** `null` if nothing is kept: this browser cannot (some private windows), or the person does not want it. */
export function openDeviceStore<Edit>(user: UserId): DeviceStore<Edit> | null {
  const store = openRoomsDatabase(user);
  return store && createDeviceStore(store);
}

function createDeviceStore<Edit>(store: UseStore): DeviceStore<Edit> {
  /** Runs `body` in one transaction and resolves when it is complete. */
  const write = (body: (rows: IDBObjectStore) => void): Promise<void> =>
    store("readwrite", async (rows) => {
      body(rows);
      await promisifyRequest(rows.transaction);
    });
  let counter = 0;
  // Tabs share the database; the order of updates does not matter, only that no two have one key.
  const tab = Math.random().toString(36).slice(2);
  const nextKey = (): string => `${tab}.${String((counter += 1))}`;
  /** The copy of each room that this window adds to: another window may have begun the next. */
  const copies = new Map<string, string | undefined>();

  return {
    load: (room) =>
      store("readwrite", async (rows) => {
        const [copy, keys, updates, pending, refusal] = await Promise.all([
          promisifyRequest<string | undefined>(rows.get(copyOf(room))),
          promisifyRequest(rows.getAllKeys(updatesOf(room))),
          promisifyRequest<Uint8Array[]>(rows.getAll(updatesOf(room))),
          promisifyRequest<KeptEdit<Edit>[]>(rows.getAll(pendingOf(room))),
          promisifyRequest<Refusal | undefined>(rows.get([room, "refusal"])),
        ]);
        copies.set(room, copy);
        const small = updates.filter(({ length }) => length <= SMALL);
        if (small.length > MERGE_ABOVE) {
          const merged = Y.mergeUpdates(small);
          for (const [at, key] of keys.entries())
            if ((updates[at]?.length ?? 0) <= SMALL) rows.delete(key);
          rows.put(merged, [room, "update", nextKey()]);
          const large = updates.filter(({ length }) => length > SMALL);
          return { updates: [...large, merged], pending, refusal: refusal ?? null };
        }
        return { updates, pending, refusal: refusal ?? null };
      }),
    keep: (room, update, pending) =>
      store("readwrite", async (rows) => {
        const copy = await promisifyRequest<string | undefined>(rows.get(copyOf(room)));
        const isOurs = copy === copies.get(room);
        if (update && isOurs) rows.put(update, [room, "update", nextKey()]);
        const replay = pending !== null && (pending.replay || !isOurs);
        if (pending) rows.put({ ...pending, replay }, [room, "pending", pending.id]);
        await promisifyRequest(rows.transaction);
      }),
    settle: (room, ids) =>
      write((rows) => {
        for (const id of ids) rows.delete([room, "pending", id]);
      }),
    reset: (room, isDone, refusal) =>
      store("readwrite", async (rows) => {
        const copy = nextKey();
        copies.set(room, copy);
        rows.put(copy, copyOf(room));
        rows.delete(updatesOf(room));
        putRefusal(rows, room, refusal);
        const pending = await promisifyRequest<KeptEdit<Edit>[]>(rows.getAll(pendingOf(room)));
        for (const edit of pending) {
          const key = [room, "pending", edit.id];
          if (isDone(edit)) rows.delete(key);
          else rows.put({ ...edit, replay: true }, key);
        }
        await promisifyRequest(rows.transaction);
      }),
    keepRefusal: (room, refusal) => write((rows) => putRefusal(rows, room, refusal)),
  };
}

function putRefusal(rows: IDBObjectStore, room: string, refusal: Refusal | null): void {
  if (refusal) rows.put(refusal, [room, "refusal"]);
  else rows.delete([room, "refusal"]);
}

/** Where it is said which copy of the document the updates belong to. */
function copyOf(room: string): IDBValidKey {
  return [room, "copy"];
}

function updatesOf(room: string): IDBKeyRange {
  return IDBKeyRange.bound([room, "update"], [room, "update", []]);
}

function pendingOf(room: string): IDBKeyRange {
  return IDBKeyRange.bound([room, "pending"], [room, "pending", []]);
}
