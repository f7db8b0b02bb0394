import { randomInt } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { SharedDocument } from "../../rooms/room-kind";

/** Yjs draws client ids from 32 bits. */
const CLIENT_IDS = 2 ** 32;

/** Under this key of its last root stands the struct with which a generation begins. */
const KEY = "generation";

/** A client id for the server alone, by which everybody can be told who has anything of a generation. */
export function drawMarker(): number {
  return randomInt(CLIENT_IDS);
}

/**
 * The update with which a generation begins: one struct, which was taken away again, so that there is something to have
 * also where nothing stands.
 */
export function writeMarker(marker: number, { kinds }: Pick<SharedDocument, "kinds">): Uint8Array {
  const last = Object.values(kinds).at(-1);
  if (!last) throw new Error("a document without roots has no place for a marker");
  const ydoc = new Y.Doc();
  ydoc.clientID = marker;
  const root = ydoc.getMap(last.root);
  ydoc.transact(() => {
    root.set(KEY, [0]);
    root.delete(KEY);
  });
  return Y.encodeStateAsUpdate(ydoc);
}

/** How far client ids came, by several state vectors together. */
export function joinClocks(stateVectors: Iterable<Uint8Array>): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const stateVector of stateVectors) {
    for (const [client, clock] of Y.decodeStateVector(stateVector)) {
      clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
    }
  }
  return clocks;
}

/**
 * Whether somebody who has this much can have it of that generation: nothing, or something of what the server has
 * written under its marker. The first generation has none, and is everybody's. Bytes that are no state vector are
 * left to whoever reads it.
 */
export function namesMarker(stateVector: Uint8Array, marker: number | null): boolean {
  if (marker === null) return true;
  try {
    const decoder = decoding.createDecoder(stateVector);
    const entries = decoding.readVarUint(decoder);
    for (let left = entries; left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (client === marker && clock > 0) return true;
    }
    return entries === 0;
  } catch {
    return true;
  }
}
