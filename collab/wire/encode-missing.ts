import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { PendingEdit } from "../facts/commands";
import { writeDeletions, type Deletion } from "./split-update";

/**
 * What a server lacks of a document, as an update: the structs that are not in its state vector, and what `pending`
 * has deleted. Yjs would send along all that was ever deleted, by anybody, which grows for as long as a room lives.
 *
 * @param pending all that this device has written and the server has not made durable.
 */
export function encodeMissing(
  ydoc: Y.Doc,
  stateVector: Uint8Array,
  pending: readonly PendingEdit[],
): Uint8Array {
  // What was not written by a gesture does not say what it has deleted.
  if (pending.some(({ edits }) => edits.length === 0)) {
    return Y.encodeStateAsUpdate(ydoc, stateVector);
  }
  const encoder = new Y.UpdateEncoderV1();
  writeStructs(encoder, ydoc.store.clients, Y.decodeStateVector(stateVector));
  writeDeletions(encoder.restEncoder, findDeletions(ydoc, pending));
  return encoder.toUint8Array();
}

/** Clients in Yjs' own order, which makes conflicts cheap: the highest ids first. */
function writeStructs(
  encoder: Y.UpdateEncoderV1,
  clients: Y.Doc["store"]["clients"],
  known: ReadonlyMap<number, number>,
): void {
  const lacking = [...clients].flatMap(([client, structs]) => {
    const from = known.get(client) ?? 0;
    const last = structs.at(-1);
    return last && last.id.clock + last.length > from ? [{ client, structs, from }] : [];
  });
  encoding.writeVarUint(encoder.restEncoder, lacking.length);
  for (const { client, structs, from } of lacking.sort((a, b) => b.client - a.client)) {
    const first = Y.findIndexSS(structs, from);
    encoding.writeVarUint(encoder.restEncoder, structs.length - first);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, from);
    for (const [at, struct] of structs.slice(first).entries()) {
      struct.write(encoder, at === 0 ? from - struct.id.clock : 0);
    }
  }
}

/** What was overwritten is deleted by what overwrites it; what was taken away has to be named. */
function findDeletions(ydoc: Y.Doc, pending: readonly PendingEdit[]): Deletion[] {
  const deletions = new Map<Y.Item, Deletion>();
  for (const { kind, key, after } of pending.flatMap(({ edits }) => edits)) {
    const item = after === undefined && ydoc.getMap(REPORT_FACTS[kind].root)._map.get(key);
    if (!item || !item.deleted) continue;
    const { client, clock } = item.id;
    deletions.set(item, { client, clock, length: item.length });
  }
  return [...deletions.values()];
}
