import { WebSocket } from "ws";
import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { decodeFrame, encodeSync } from "@/collab/wire/wire";
import type { ReportId } from "@/domain/ids";
import type { TestPerson } from "../api-world";

export type Answer = { kind: "saved" } | { kind: "closed"; code: number; reason: string };

/** What changed in a document that knows nothing of anybody else's. */
export function updateOf(change: (ydoc: Y.Doc) => void, ydoc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(ydoc);
  ydoc.transact(() => change(ydoc));
  return Y.encodeStateAsUpdate(ydoc, before);
}

/**
 * Sends updates over one socket without reading the room; how the server answers the last of them, or ends it.
 * @param known what the document has that they build on, as a state vector; without it, that is not said.
 */
export function sendUpdates(
  url: string,
  report: ReportId,
  person: TestPerson,
  updates: readonly Uint8Array[],
  known?: Uint8Array,
): Promise<Answer> {
  const socket = new WebSocket(`${url}/report.${report}?caucus=1`, {
    headers: { cookie: person.cookie },
  });
  socket.on("open", () => {
    if (known) socket.send(encodeSync(SyncStep.Step1, known));
    for (const update of updates) socket.send(encodeSync(SyncStep.Update, update));
  });
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data: Buffer) => {
      const frame = decodeFrame(new Uint8Array(data));
      if (frame?.kind !== "saved" || frame.frames < updates.length) return;
      resolve({ kind: "saved" });
      socket.close();
    });
    socket.on("close", (code, reason) => {
      resolve({ kind: "closed", code, reason: reason.toString("utf8") });
    });
  });
}
