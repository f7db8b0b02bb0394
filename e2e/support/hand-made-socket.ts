import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { Message } from "@/collab/wire/protocol";

/**
 * A socket that speaks the sync protocol by hand: what somebody could write who does not care for our browser code.
 */
export class HandMadeSocket {
  readonly ydoc = new Y.Doc();
  readonly #socket: WebSocket;
  readonly #closed: Promise<{ code: number; reason: string }>;
  readonly #synced: Promise<void>;
  readonly #refused: Promise<string>;
  /** Frames sent that carry an update, and how many of them the server has said are durable. */
  #sent = 0;
  #durable = 0;
  #settleSaved: () => void = () => undefined;

  constructor(url: string, room: string, headers: Record<string, string>) {
    this.#socket = new WebSocket(`${url.replace(/^http/, "ws")}/sync/${room}?caucus=1`, {
      headers,
    });
    this.#socket.binaryType = "nodebuffer";
    let settleSynced: () => void;
    let settleRefused: (reason: string) => void;
    this.#synced = new Promise((resolve) => (settleSynced = resolve));
    this.#refused = new Promise((resolve) => (settleRefused = resolve));
    this.#closed = new Promise((resolve) => {
      this.#socket.on("close", (code, reason) =>
        resolve({ code, reason: reason.toString("utf8") }),
      );
      this.#socket.on("unexpected-response", (_request, response) => {
        resolve({ code: response.statusCode ?? 0, reason: response.statusMessage ?? "" });
      });
    });
    // A refused upgrade is reported by `closed`.
    this.#socket.on("error", () => undefined);
    this.#socket.on("open", () => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, Message.Sync);
      writeSyncStep1(encoder, this.ydoc);
      this.#socket.send(encoding.toUint8Array(encoder));
    });
    this.#socket.on("message", (frame: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(frame));
      const kind = decoding.readVarUint(decoder);
      if (kind === Message.Sync) {
        const encoder = encoding.createEncoder();
        encoding.writeVarUint(encoder, Message.Sync);
        const step = readSyncMessage(decoder, encoder, this.ydoc, "server");
        if (encoding.length(encoder) > 1) this.#sendUpdate(encoding.toUint8Array(encoder));
        if (step === 1) settleSynced();
      } else if (kind === Message.Saved) {
        this.#durable = decoding.readVarUint(decoder);
        if (this.#durable >= this.#sent) this.#settleSaved();
      } else if (kind === Message.Refused) {
        decoding.readVarUint(decoder);
        settleRefused(decoding.readVarString(decoder));
      }
    });
  }

  /** Settles once the server has sent the document. */
  async synced(): Promise<void> {
    const early = this.#closed.then(({ code, reason }) => {
      throw new Error(`The socket was closed: ${code} ${reason}`);
    });
    await Promise.race([this.#synced, early]);
  }

  /** The WebSocket close code, or the HTTP status where the upgrade itself was refused. */
  closed(): Promise<{ code: number; reason: string }> {
    return this.#closed;
  }

  /** The reason the server gives for refusing an update. */
  refused(): Promise<string> {
    return this.#refused;
  }

  /** Writes into the document behind our own code's back, and sends exactly that. */
  write(change: (ydoc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.ydoc);
    this.ydoc.transact(() => change(this.ydoc), "hand");
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, Message.Sync);
    writeUpdate(encoder, Y.encodeStateAsUpdate(this.ydoc, before));
    this.#sendUpdate(encoding.toUint8Array(encoder));
  }

  /** Settles once the server has said that everything written here is durable. */
  async saved(): Promise<void> {
    if (this.#durable >= this.#sent) return;
    const refused = this.#refused.then((reason) => {
      throw new Error(`The server refused: ${reason}`);
    });
    await Promise.race([new Promise<void>((resolve) => (this.#settleSaved = resolve)), refused]);
  }

  #sendUpdate(frame: Uint8Array): void {
    this.#sent += 1;
    this.#socket.send(frame);
  }

  close(): void {
    this.#socket.terminate();
    this.ydoc.destroy();
  }
}
