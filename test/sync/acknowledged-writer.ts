import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { decodeFrame, encodeSync } from "@/collab/wire/wire";
import { REPORT_PEN, type Pen, type PennedFacts } from "./pens";

const RETRY_MS = 20;
const SETTLE_WITHIN_MS = 60_000;

/** One edit: its facts, and the client id and clock of its first struct, if it has been written. */
type Edit = {
  facts: PennedFacts;
  at: { client: number; clock: number } | null;
};

/**
 * Somebody who writes without end and keeps account, outside the server, of what it has said is saved. It comes back
 * by itself, and then sends what was not acknowledged; if the room has a fresh document, it writes that again.
 */
export class AcknowledgedWriter {
  ydoc = new Y.Doc();
  /** Edits that the server has said are durable. */
  readonly acknowledged = new Set<string>();
  readonly #url: string;
  readonly #user: string;
  readonly #cookie: () => string;
  readonly #pen: Pen;
  readonly #pending = new Map<string, Edit>();
  /** Edits that each update-carrying frame of this connection has brought. */
  #frames: string[][] = [];
  /** How often it has connected. */
  connections = 0;
  /** How often the room had a fresh document for it. */
  generations = 0;
  #socket: WebSocket | null = null;
  #isUp = false;
  /** Whether the document is the room's, or an empty one that has yet to become it. */
  #isFilled = true;
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
    const { id, facts } = this.#pen.compose(this.#user);
    this.#pending.set(id, { facts, at: null });
    if (this.#isFilled) this.#put(id, facts);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.terminate();
  }

  #put(id: string, facts: PennedFacts): void {
    const { ydoc } = this;
    const before = Y.encodeStateVector(ydoc);
    const at = { client: ydoc.clientID, clock: Y.getState(ydoc.store, ydoc.clientID) };
    ydoc.transact(() => {
      for (const [root, key, fact] of facts) ydoc.getMap(root).set(key, fact);
    });
    this.#pending.set(id, { facts, at });
    if (this.#isUp) this.#send(SyncStep.Update, Y.encodeStateAsUpdate(ydoc, before), [id]);
  }

  /** Begins with an empty document; what the server has taken in is saved. */
  #beginAgain(taken: ReadonlyMap<number, number>): void {
    this.generations += 1;
    this.ydoc = new Y.Doc();
    this.#isUp = false;
    this.#isFilled = false;
    for (const [id, { facts, at }] of this.#pending) {
      if (at && at.clock < (taken.get(at.client) ?? 0)) this.#acknowledge(id);
      else this.#pending.set(id, { facts, at: null });
    }
  }

  #fill(): void {
    this.#isFilled = true;
    for (const [id, { facts, at }] of [...this.#pending]) if (!at) this.#put(id, facts);
  }

  #acknowledge(id: string): void {
    this.acknowledged.add(id);
    this.#pending.delete(id);
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
      const written = [...this.#pending].flatMap(([id, { at }]) => (at ? [id] : []));
      this.#send(SyncStep.Step2, update, written);
    } else if (frame?.kind === "step2" || frame?.kind === "update") {
      Y.applyUpdate(this.ydoc, frame.update);
      if (frame.kind === "step2" && !this.#isFilled) this.#fill();
    } else if (frame?.kind === "saved") {
      for (const id of this.#frames.slice(0, frame.frames).flat()) this.#acknowledge(id);
    } else if (frame?.kind === "outdated") {
      this.#beginAgain(frame.taken);
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

/** Fresh documents with which a writer had to begin. */
export function countGenerations(crowd: readonly AcknowledgedWriter[]): number {
  return crowd.reduce((sum, { generations }) => sum + generations, 0);
}

/** Somebody in a room begins with a fresh document. */
export async function renewed(crowd: readonly AcknowledgedWriter[]): Promise<void> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  const had = countGenerations(crowd);
  while (countGenerations(crowd) === had) {
    if (Date.now() > deadline) throw new Error("the room is given no fresh document");
    await pause(10);
  }
}

/** Everybody has the last generation of a room. Whoever has another document by then is told by the account. */
export async function agreed(crowd: readonly AcknowledgedWriter[]): Promise<void> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  while (Date.now() < deadline) {
    await settled(crowd);
    const states = crowd.map(({ ydoc }) => Buffer.from(Y.encodeStateAsUpdate(ydoc)));
    if (states.every((state) => states[0]?.equals(state))) return;
    await pause(10);
  }
}
