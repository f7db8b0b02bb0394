import { CloseCode } from "@/collab/protocol";
import type { Connection } from "./connection";
import type { Frame } from "./frame";

/** A reader that has not caught up for so long is sent away. */
const MAX_BEHIND_MS = 30_000;

/** Who reads a room. A slow reader costs a bounded buffer, and nobody else waits for it. */
export class Audience {
  readonly #connections = new Set<Connection>();

  [Symbol.iterator](): IterableIterator<Connection> {
    return this.#connections.values();
  }

  get size(): number {
    return this.#connections.size;
  }

  add(connection: Connection): void {
    this.#connections.add(connection);
  }

  delete(connection: Connection): void {
    this.#connections.delete(connection);
  }

  /** Content, which every reader must have seen. `toStateVector` is of the document that includes it. */
  show(frame: Frame, now: number, toStateVector: () => Uint8Array): void {
    for (const connection of this.#connections) {
      if (connection.reading.kind !== "live") continue;
      connection.send(frame);
      this.watch(connection, now, toStateVector);
    }
  }

  /** Presence, which nobody needs to have seen. */
  tell(frame: Frame): void {
    for (const connection of this.#connections) {
      if (connection.reading.kind === "live" && !connection.isCongested) connection.send(frame);
    }
  }

  /** A reader that lets too much pile up is left out from here on; the state vector is of what it has been sent. */
  watch(connection: Connection, now: number, toStateVector: () => Uint8Array): void {
    if (!connection.isCongested) return;
    connection.reading = { kind: "behind", stateVector: toStateVector(), since: now };
  }

  /** Readers that have caught up with their buffers: one difference makes up for all that they were spared. */
  takeCaughtUp(now: number): { connection: Connection; stateVector: Uint8Array }[] {
    const ready = [];
    for (const connection of this.#connections) {
      const { reading } = connection;
      if (reading.kind !== "behind") continue;
      if (connection.hasCaughtUp) {
        connection.reading = { kind: "not-joined" };
        ready.push({ connection, stateVector: reading.stateVector });
      } else if (now - reading.since > MAX_BEHIND_MS) {
        connection.close(CloseCode.TryLater, "too slow");
      }
    }
    return ready;
  }
}
