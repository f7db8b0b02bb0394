import { WebSocket } from "ws";
import * as Y from "yjs";
import { newId } from "@/collab/facts/new-id";
import { SyncStep } from "@/collab/wire/protocol";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { decodeFrame, encodeSync } from "@/collab/wire/wire";

const RETRY_MS = 20;

/**
 * Somebody who writes without end and keeps account, outside the server, of what it has said is saved. It comes back
 * by itself, and then sends what was not acknowledged.
 */
export class AcknowledgedWriter {
  readonly ydoc = new Y.Doc();
  /** Edits that the server has said are durable. */
  readonly acknowledged = new Set<string>();
  readonly #url: string;
  readonly #user: string;
  readonly #cookie: () => string;
  readonly #pending = new Set<string>();
  /** Edits that each update-carrying frame of this connection has brought. */
  #frames: string[][] = [];
  /** How often it has connected. */
  connections = 0;
  #socket: WebSocket | null = null;
  #isUp = false;
  #isClosed = false;

  constructor(url: string, user: string, cookie: () => string) {
    this.#url = url;
    this.#user = user;
    this.#cookie = cookie;
    this.#connect();
  }

  /** Nothing waits for the server's word. */
  get isSettled(): boolean {
    return this.#isUp && this.#pending.size === 0;
  }

  /** Annotations that have arrived here. */
  get size(): number {
    return this.ydoc.getMap(REPORT_FACTS.annotations.root).size;
  }

  /** One annotation with one comment; both count as one edit. */
  write(): void {
    const id = newId();
    const before = Y.encodeStateVector(this.ydoc);
    const now = Date.now();
    this.ydoc.transact(() => {
      this.ydoc.getMap(REPORT_FACTS.annotations.root).set(id, [this.#user, now, 1, 10, 20]);
      this.ydoc
        .getMap(REPORT_FACTS.comments.root)
        .set(newId(), [id, this.#user, now, `About ${id}.`]);
    });
    this.#pending.add(id);
    if (this.#isUp) this.#send(SyncStep.Update, Y.encodeStateAsUpdate(this.ydoc, before), [id]);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.terminate();
  }

  #connect(): void {
    if (this.#isClosed) return;
    const socket = new WebSocket(this.#url, { headers: { cookie: this.#cookie() } });
    this.#socket = socket;
    this.connections += 1;
    this.#frames = [];
    socket.on("error", () => undefined);
    socket.on("open", () => {
      socket.send(encodeSync(SyncStep.Step1, Y.encodeStateVector(this.ydoc)));
    });
    socket.on("message", (data: Buffer) => this.#hear(new Uint8Array(data)));
    socket.on("close", () => {
      this.#isUp = false;
      setTimeout(() => this.#connect(), RETRY_MS);
    });
  }

  #hear(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame?.kind === "step1") {
      this.#isUp = true;
      const update = Y.encodeStateAsUpdate(this.ydoc, frame.stateVector);
      this.#send(SyncStep.Step2, update, [...this.#pending]);
    } else if (frame?.kind === "step2" || frame?.kind === "update") {
      Y.applyUpdate(this.ydoc, frame.update);
    } else if (frame?.kind === "saved") {
      for (const id of this.#frames.slice(0, frame.frames).flat()) {
        this.acknowledged.add(id);
        this.#pending.delete(id);
      }
    } else if (frame?.kind === "refused") {
      throw new Error(`the server refuses what is honest: ${frame.reason}`);
    }
  }

  #send(step: 1 | 2, update: Uint8Array, edits: string[]): void {
    this.#frames.push(edits);
    this.#socket?.send(encodeSync(step, update));
  }
}
