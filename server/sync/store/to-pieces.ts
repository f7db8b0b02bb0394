import type { StoredRoom } from "@/data/journal";

/** Everything of a document, in the order in which it is to be applied. */
export function toPieces({ state, updates }: Pick<StoredRoom, "state" | "updates">): Uint8Array[] {
  return [...(state ? [state.bytes] : []), ...updates.map(({ bytes }) => bytes)];
}
