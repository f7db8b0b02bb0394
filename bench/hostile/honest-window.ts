import { WebSocket } from "ws";
import * as Y from "yjs";
import { Wire } from "../sync/dialect";
import { monotonicNow, type Place, type Seat, type Sent } from "../sync/job";

/** A window of somebody in the meeting: it writes, moves its cursor, and notes what it sees of the others and when. */
export class HonestWindow {
  readonly seen: Sent[] = [];
  readonly opened: Promise<void>;
  /** With which code it was closed, though it had not left. */
  closed: number | null = null;
  readonly #seat: Seat;
  readonly #wire: Wire;
  readonly #socket: WebSocket;
  readonly #clocks = new Map<number, number>();
  #cursor = 0;
  #isLeaving = false;

  constructor(place: Place, seat: Seat) {
    this.#seat = seat;
    this.#wire = new Wire(place.dialect, place.room);
    const socket = new WebSocket(place.url, { headers: seat.headers, perMessageDeflate: false });
    this.#socket = socket;
    socket.on("open", () => {
      for (const frame of this.#wire.greetings()) socket.send(frame);
    });
    this.opened = new Promise((resolve) => {
      socket.on("message", (data: Buffer) => {
        if (this.#hear(data)) resolve();
      });
      socket.on("error", () => undefined);
      socket.on("close", (code) => {
        if (!this.#isLeaving) this.closed = code;
        resolve();
      });
    });
  }

  edit(update: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(this.#wire.update(update));
  }

  moveCursor(): void {
    this.#cursor += 1;
    const start = (this.#cursor * 37) % 15_000;
    const state = { selection: { start, end: start + 12 } };
    const frame = this.#wire.awareness(this.#seat.clientId, this.#cursor, state);
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  leave(): void {
    this.#isLeaving = true;
    this.#socket.terminate();
  }

  /** `true` when the document has come. */
  #hear(data: Buffer): boolean {
    const heard = this.#wire.read(data);
    if (heard.kind === "step1") this.#socket.send(this.#wire.nothing());
    if (heard.kind !== "step2" && heard.kind !== "update") return false;
    const at = monotonicNow();
    for (const [client, clock] of Y.parseUpdateMeta(heard.update).to) {
      const before = this.#clocks.get(client) ?? 0;
      if (clock <= before) continue;
      this.#clocks.set(client, clock);
      if (client === this.#seat.clientId) continue;
      for (let one = before + 1; one <= clock; one += 1) this.seen.push([client, one, at]);
    }
    return heard.kind === "step2";
  }
}
