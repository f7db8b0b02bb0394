import type { UserId } from "@/domain/ids";
import { eachRow, listDatabases, visitStores } from "../device/device-databases";
import { deviceTexts, ownerOfDatabase, ownerOfKey } from "../device/device-places";
import { toUnsent } from "../device/device-rows";
import { openRooms } from "./open-rooms";

/** What signing out here would lose: gestures that are not on the server, and comments that are being written. */
export type UnsentWork = { edits: number; drafts: number };

/** Of one person, or of everybody that this device knows. */
export async function countUnsent(user: UserId | null): Promise<UnsentWork> {
  // Windows keep their gestures on the device too, so they are told apart by their ids.
  const edits = new Set([...openRooms].flatMap((room) => room.unsent()));
  let refused = 0;
  const isCounted = (owner: UserId | null): boolean => user === null || owner === user;
  const drafts = new Set(deviceTexts.list().filter((key) => isDraft(key, isCounted)));
  for (const name of await listDatabases(user)) {
    const owner = ownerOfDatabase(name);
    await visitStores(name, "readonly", (rows) =>
      eachRow(rows, ({ key, value }) => {
        if (owner === null) {
          if (typeof key === "string" && isDraft(key, isCounted)) drafts.add(key);
          return;
        }
        const unsent = isCounted(owner) ? toUnsent(key, value) : null;
        if (unsent?.kind === "edit") edits.add(unsent.id);
        else if (unsent?.kind === "refused") refused += unsent.edits;
      }),
    );
  }
  return { edits: edits.size + refused, drafts: drafts.size };
}

function isDraft(key: string, isCounted: (owner: UserId | null) => boolean): boolean {
  const owner = ownerOfKey(key);
  return owner !== null && isCounted(owner);
}
