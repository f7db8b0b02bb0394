import type { UserId } from "@/domain/ids";
import { keepsNothing } from "./device-choice";
import { eachRow, listDatabases, visitStores } from "./device-databases";
import { deviceTexts, ownerOfDatabase, ownerOfKey } from "./device-places";
import { dropCopies } from "./device-rows";

/**
 * Nothing of anybody is left on this device. Rows go, not databases, which other windows may hold open.
 *
 * @param user who was signed in, if that is known
 */
export async function forgetDevice(user: UserId | null): Promise<void> {
  for (const name of await listDatabases(user))
    await visitStores(name, "readwrite", (rows) => void rows.clear());
  await forgetTheRest();
}

/** Somebody is signed in here: what the device still keeps of others goes. */
export async function forgetOthers(user: UserId): Promise<void> {
  const isAnothers = (owner: UserId | null): boolean => owner !== null && owner !== user;
  for (const name of await listDatabases(user)) {
    const owner = ownerOfDatabase(name);
    if (owner === user) continue;
    await visitStores(name, "readwrite", (rows) => {
      if (owner !== null) {
        rows.clear();
        return;
      }
      eachRow(rows, (row) => {
        if (isAnothers(ownerOfKey(row.key))) row.delete();
      });
    });
  }
  for (const key of deviceTexts.list()) if (isAnothers(ownerOfKey(key))) deviceTexts.remove(key);
  // Libraries leave their marks too.
  if (keepsNothing()) deviceTexts.clear();
}

/**
 * Nobody is signed in here any more, though nobody has signed out here: the session ran out, or was ended elsewhere.
 * Reports, drafts and all else go. Only what its author believes to be sent and is not (`countUnsent`) stays, until
 * they have signed in again and it has arrived, or somebody else does, or it is removed by hand.
 */
export async function forgetEnded(): Promise<void> {
  for (const name of await listDatabases(null)) {
    const owner = ownerOfDatabase(name);
    await visitStores(name, "readwrite", (rows) => {
      if (owner === null) rows.clear();
      else dropCopies(rows);
    });
  }
  await forgetTheRest();
}

/** What no person's work is in, or what was only to last until a database had opened. */
async function forgetTheRest(): Promise<void> {
  deviceTexts.clear();
  if (typeof caches === "undefined") return;
  for (const name of await caches.keys()) await caches.delete(name);
}
