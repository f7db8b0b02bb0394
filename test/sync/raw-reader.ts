import { WebSocket, type ClientOptions } from "ws";
import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { decodeFrame, encodeSync } from "@/collab/wire/wire";
import type { ReportId } from "@/domain/ids";
import type { TestPerson } from "../api-world";

const EVERYTHING = Uint8Array.of(0);

/** `updates` counts the frames that brought something. */
export type RawReader = { socket: WebSocket; ydoc: Y.Doc; updates: () => number };

/** A socket that asks for all of a room, and the document that it fills; it does not come back when it is cut. */
export function openRawReader(
  url: string,
  report: ReportId,
  person: TestPerson,
  options: ClientOptions = {},
): RawReader {
  const ydoc = new Y.Doc();
  let updates = 0;
  const socket = new WebSocket(`${url}/report.${report}`, {
    headers: { cookie: person.cookie },
    ...options,
  });
  socket.on("open", () => socket.send(encodeSync(SyncStep.Step1, EVERYTHING)));
  socket.on("message", (data: Buffer) => {
    const frame = decodeFrame(new Uint8Array(data));
    if (frame?.kind !== "update" && frame?.kind !== "step2") return;
    updates += 1;
    Y.applyUpdate(ydoc, frame.update);
  });
  return { socket, ydoc, updates: () => updates };
}
