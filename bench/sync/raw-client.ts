import { createHash } from "node:crypto";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { Wire } from "./dialect";
import { monotonicNow, type Place, type Seat, type Sent } from "./job";

type Use = {
  /** Keeps a real document. */
  keepsDocument: boolean;
  /** Edits have arrived. `null`: nobody asks, and they are not looked into. */
  onSeen: (() => void) | null;
};

/** The last large update and the clocks in it: who sends all the same is not measured by how often it is read here. */
let large: { update: Uint8Array; clocks: Map<number, number> } | null = null;
const LARGE_BYTES = 1_024;

function readClocks(update: Uint8Array): Map<number, number> {
  if (large && Buffer.compare(large.update, update) === 0) return large.clocks;
  const clocks = Y.parseUpdateMeta(update).to;
  if (update.length >= LARGE_BYTES) large = { update, clocks };
  return clocks;
}

/** A socket that speaks the protocol without a document of its own, so that the load costs little. */
export class RawClient {
  readonly seen: Sent[] = [];
  readonly synced: Promise<number>;
  awarenessFrames = 0;
  readonly #seat: Seat;
  readonly #wire: Wire;
  readonly #socket: WebSocket;
  readonly #clocks = new Map<number, number>();
  readonly #ydoc: Y.Doc | null;
  readonly #onSeen: (() => void) | null;
  #isLeaving = false;
  #edits = 0;
  #awarenessClock = 0;

  constructor(place: Place, seat: Seat, { keepsDocument, onSeen }: Use) {
    this.#seat = seat;
    this.#wire = new Wire(place.dialect, place.room);
    this.#ydoc = keepsDocument ? new Y.Doc() : null;
    this.#onSeen = onSeen;
    const began = monotonicNow();
    this.#socket = new WebSocket(place.url, {
      headers: seat.headers,
      perMessageDeflate: false,
    });
    this.synced = new Promise((resolve, reject) => {
      this.#socket.on("error", reject);
      this.#socket.on("close", (code, reason) => {
        if (this.#isLeaving) return;
        throw new Error(`A socket was closed: ${code} ${reason.toString()}`);
      });
      this.#socket.on("open", () => {
        for (const frame of this.#wire.greetings()) this.#socket.send(frame);
      });
      this.#socket.on("message", (data: Buffer) => {
        if (this.#hear(data)) resolve(monotonicNow() - began);
      });
    });
  }

  /** Edits that have arrived here, one's own not counted. */
  get edits(): number {
    return this.#edits;
  }

  edit(update: Uint8Array): void {
    this.#socket.send(this.#wire.update(update));
  }

  moveCursor(): void {
    this.#awarenessClock += 1;
    const start = (this.#awarenessClock * 37) % 15_000;
    const state = {
      selection: { start, end: start + 12 },
      viewport: { start, end: start + 2_000 },
    };
    this.#socket.send(this.#wire.awareness(this.#seat.clientId, this.#awarenessClock, state));
  }

  leave(): void {
    this.#isLeaving = true;
    this.#socket.terminate();
  }

  describeDocument(): { hash: string; annotations: number } | null {
    if (!this.#ydoc) return null;
    const entries = [...this.#ydoc.getMap(REPORT_FACTS.annotations.root).entries()].sort(
      ([a], [b]) => (a < b ? -1 : 1),
    );
    const hash = createHash("sha256").update(JSON.stringify(entries)).digest("hex");
    return { hash, annotations: entries.length };
  }

  /** `true` when the document has arrived. */
  #hear(data: Buffer): boolean {
    const heard = this.#wire.read(data);
    switch (heard.kind) {
      case "step1":
        this.#socket.send(this.#wire.nothing());
        return false;
      case "step2":
      case "update":
        this.#see(heard.update);
        return heard.kind === "step2";
      case "awareness":
        this.awarenessFrames += 1;
        return false;
      case "other":
        return false;
    }
  }

  #see(update: Uint8Array): void {
    const at = monotonicNow();
    if (this.#ydoc) Y.applyUpdate(this.#ydoc, update);
    if (!this.#onSeen) return;
    for (const [client, clock] of readClocks(update)) {
      const before = this.#clocks.get(client) ?? 0;
      if (clock <= before) continue;
      this.#clocks.set(client, clock);
      if (client === this.#seat.clientId) continue;
      this.#edits += clock - before;
      for (let one = before + 1; one <= clock; one += 1) this.seen.push([client, one, at]);
    }
    this.#onSeen();
  }
}
