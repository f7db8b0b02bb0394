// @ts-check
// Encodes documents anew, on a thread of its own: a large one takes longer than anybody should have to wait. Plain
// JavaScript, because a worker's file is run as it stands, by the tests too.

import { parentPort } from "node:worker_threads";
import * as Y from "yjs";

/** @typedef {{ id: number, pieces: Uint8Array[] }} Job */
/** @typedef {{ id: number, bytes: Uint8Array, stateVector: Uint8Array } | { id: number, error: string }} Done */

parentPort?.on("message", (/** @type {Job} */ { id, pieces }) => {
  parentPort?.postMessage(compact(id, pieces));
});

/**
 * @param {number} id
 * @param {Uint8Array[]} pieces
 * @returns {Done}
 */
function compact(id, pieces) {
  try {
    const ydoc = read(pieces);
    const bytes = Y.encodeStateAsUpdate(ydoc);
    const copy = read([bytes]);
    const stateVector = Y.encodeStateVector(ydoc);
    const isSame =
      Buffer.compare(stateVector, Y.encodeStateVector(copy)) === 0 &&
      Y.equalSnapshots(Y.snapshot(ydoc), Y.snapshot(copy));
    return isSame
      ? { id, bytes, stateVector }
      : { id, error: "what was encoded does not decode to the same" };
  } catch (error) {
    return { id, error: String(error) };
  }
}

/** @param {Uint8Array[]} pieces */
function read(pieces) {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const piece of pieces) Y.applyUpdate(ydoc, piece);
  });
  if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
    throw new Error("the document has a gap");
  }
  return ydoc;
}
