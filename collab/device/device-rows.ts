import { eachRow } from "./device-databases";
import type { KeptEdit } from "./device-store";
import type { Refusal } from "../facts/saving-status";

/*
 * The rows of `DeviceStore`, for pages that look at a device without opening a room: every page does, so Yjs stays out
 * of here.
 */

/** Drops the copies of all documents; gestures that are not on the server are to be written again. */
export function dropCopies(rows: IDBObjectStore): void {
  eachRow(rows, (row) => {
    const [, kind] = row.key as IDBValidKey[];
    if (kind === "update") row.delete();
    else if (kind === "pending") row.update({ ...(row.value as KeptEdit<unknown>), replay: true });
  });
}

/** What a row holds that is nowhere but on this device; `null` for a copy of what the server has. */
export function toUnsent(
  key: IDBValidKey,
  value: unknown,
): { kind: "edit"; id: string } | { kind: "refused"; edits: number } | null {
  const [, kind, id] = key as IDBValidKey[];
  if (kind === "pending" && typeof id === "string") return { kind: "edit", id };
  return kind === "refusal" ? { kind: "refused", edits: (value as Refusal).edits } : null;
}
