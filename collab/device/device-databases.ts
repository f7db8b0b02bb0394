import { DRAFTS_DATABASE, roomsDatabaseOf } from "./device-places";
import type { UserId } from "@/domain/ids";

/** The databases there are; if the browser does not say, those that this person would have. */
export async function listDatabases(user: UserId | null): Promise<string[]> {
  if (typeof indexedDB === "undefined") return [];
  // Firefox has it since 126.
  const list = (indexedDB as Partial<IDBFactory>).databases?.bind(indexedDB);
  if (!list) return [DRAFTS_DATABASE, ...(user === null ? [] : [roomsDatabaseOf(user)])];
  return (await list()).flatMap(({ name }) => (name === undefined ? [] : [name]));
}

/** Runs `visit` with each store of a database in one transaction; resolves when that is complete. */
export async function visitStores(
  name: string,
  mode: IDBTransactionMode,
  visit: (rows: IDBObjectStore) => void,
): Promise<void> {
  const database = await openExisting(name);
  if (!database) return;
  try {
    const names = [...database.objectStoreNames];
    if (names.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(names, mode);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error("it was aborted"));
      for (const store of names) visit(transaction.objectStore(store));
    });
  } finally {
    database.close();
  }
}

/** Calls `see` with each row, one after another, as long as the transaction of `rows` is open. */
export function eachRow(rows: IDBObjectStore, see: (row: IDBCursorWithValue) => void): void {
  const request = rows.openCursor();
  request.onsuccess = () => {
    const row = request.result;
    if (!row) return;
    see(row);
    row.continue();
  };
}

function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // It is not there, or was deleted just now: an empty one must not take its place.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
}
