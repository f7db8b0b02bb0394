import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { decodeFrame, encodeSync } from "@/collab/wire/wire";
import { REPORT_PEN, type Pen } from "./pens";

const RETRY_MS = 20;
const SETTLE_WITHIN_MS = 60_000;

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
  readonly #pen: Pen;
  readonly #pending = new Set<string>();
  /** Edits that each update-carrying frame of this connection has brought. */
  #frames: string[][] = [];
  /** How often it has connected. */
  connections = 0;
  #socket: WebSocket | null = null;
  #isUp = false;
  #isClosed = false;

  constructor(url: string, user: string, cookie: () => string, pen = REPORT_PEN) {
    this.#url = url;
    this.#user = user;
    this.#cookie = cookie;
    this.#pen = pen;
    this.#connect();
  }

  /** Nothing waits for the server's word. */
  get isSettled(): boolean {
    return this.#isUp && this.#pending.size === 0;
  }

  /** Edits that have arrived here. */
  get size(): number {
    return this.ydoc.getMap(this.#pen.root).size;
  }

  write(): void {
    const before = Y.encodeStateVector(this.ydoc);
    const id = this.#pen.write(this.ydoc, this.#user);
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

/** Everybody in a room is back, has everything, and everything that was sent is acknowledged. */
export async function settled(crowd: readonly AcknowledgedWriter[]): Promise<void> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  while (!crowd.every((one) => one.isSettled && one.size === crowd[0]?.size)) {
    if (Date.now() > deadline) throw new Error("the writers do not come to rest");
    await pause(10);
  }
}
