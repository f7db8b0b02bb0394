// @ts-check
// Encodes documents again, and says what stands in them again in fresh ones, on a thread of its own: a large one takes
// longer than anybody should have to wait. Plain JavaScript, because a worker's file is run as it stands, by the tests too.
import { parentPort } from "node:worker_threads";
import * as Y from "yjs";
import { findLeft, retell, saysTheSame } from "./retell.js";

/** @typedef {import("./compactor").CompactionJob} Job */
/** @typedef {import("./compactor").Compacted} Compacted */
/** @typedef {import("./compactor").Retold} Retold */
/** @typedef {import("./ageing").Weight} Weight */
/** @typedef {import("../../rooms/room-kind").Retelling} Retelling */
/** @typedef {{ old: Y.Doc, fresh: Y.Doc, retelling: Retelling, cutoff: number }} Held */

/** With a smaller share of structs that are gone, a fresh document would be no smaller to speak of. */
const HARDLY_ANY = 1 / 32;

/** @type {Held | null} what was said again last, as long as this thread lives */
let held = null;

parentPort?.on("message", (/** @type {Job & { id: number }} */ { id, ...job }) => {
  try {
    parentPort?.postMessage({ id, ...run(job) });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});

/** @param {Job} job */
function run(job) {
  if (job.kind === "compact") return compact(job);
  if (job.kind === "retell") return begin(job);
  return catchUp(job.updates);
}

/**
 * @param {Extract<Job, { kind: "compact" }>} job
 * @returns {Compacted}
 */
function compact({ pieces, ...old }) {
  const ydoc = read(pieces);
  const bytes = Y.encodeStateAsUpdate(ydoc);
  const copy = read([bytes]);
  const stateVector = Y.encodeStateVector(ydoc);
  const isSame =
    Buffer.compare(stateVector, Y.encodeStateVector(copy)) === 0 &&
    Y.equalSnapshots(Y.snapshot(ydoc), Y.snapshot(copy));
  if (!isSame) throw new Error("what was encoded does not decode to the same");
  const weight = weigh(ydoc, bytes);
  return { bytes, stateVector, weight, fresh: weighFresh(ydoc, weight, old) };
}

/**
 * @param {Extract<Job, { kind: "retell" }>} job
 * @returns {Retold}
 */
function begin({ pieces, retelling, cutoff, marker, beginning }) {
  const fresh = read([beginning]);
  // Only now: Yjs takes another one when it reads something of its own.
  fresh.clientID = marker;
  held = { old: read(pieces), fresh, retelling, cutoff };
  return sayAgain(held);
}

/**
 * @param {readonly Uint8Array[]} updates what came after the pieces
 * @returns {Retold}
 */
function catchUp(updates) {
  if (!held) throw new Error("nothing was said again");
  apply(held.old, updates);
  return sayAgain(held);
}

/**
 * @param {Held} held
 * @returns {Retold}
 */
function sayAgain({ old, fresh, retelling, cutoff }) {
  const left = retell(old, fresh, retelling, cutoff);
  const bytes = Y.encodeStateAsUpdate(fresh);
  if (!saysTheSame(old, read([bytes]), retelling, cutoff)) {
    throw new Error("what was said again is not what stood");
  }
  const clocks = Y.decodeStateVector(Y.encodeStateVector(old));
  return { bytes, stateVector: Y.encodeStateVector(fresh), clocks, left };
}

/**
 * @param {Y.Doc} ydoc
 * @param {Uint8Array} bytes
 * @returns {Weight}
 */
function weigh({ store }, bytes) {
  let structs = 0;
  for (const section of store.clients.values()) structs += section.length;
  return { bytes: bytes.length, structs, clients: store.clients.size };
}

/**
 * What a fresh document with the same facts would weigh; `null` if that is not worth finding out.
 * @param {Y.Doc} ydoc
 * @param {Weight} weight
 * @param {Omit<Extract<Job, { kind: "compact" }>, "kind" | "pieces">} job
 * @returns {Weight | null}
 */
function weighFresh(ydoc, { structs, clients }, { retelling, cutoff, fewClients }) {
  if (!retelling) return null;
  let gone = 0;
  for (const section of ydoc.store.clients.values()) {
    for (const struct of section) if (struct.deleted) gone += 1;
  }
  const isYoung = gone <= structs * HARDLY_ANY && clients <= fewClients;
  if (isYoung && findLeft(ydoc, retelling, cutoff).size === 0) return null;
  const fresh = new Y.Doc();
  retell(ydoc, fresh, retelling, cutoff);
  return weigh(fresh, Y.encodeStateAsUpdate(fresh));
}

/** @param {readonly Uint8Array[]} pieces */
function read(pieces) {
  const ydoc = new Y.Doc();
  apply(ydoc, pieces);
  return ydoc;
}

/**
 * @param {Y.Doc} ydoc
 * @param {readonly Uint8Array[]} pieces
 */
function apply(ydoc, pieces) {
  ydoc.transact(() => {
    for (const piece of pieces) Y.applyUpdate(ydoc, piece);
  });
  if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
    throw new Error("the document has a gap");
  }
}
