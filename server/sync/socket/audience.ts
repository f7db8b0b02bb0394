import { CloseCode } from "@/collab/wire/protocol";
import type { Connection } from "./connection";
import type { Frame } from "./frame";

/** A reader that has not read what it was sent for so long is sent away. Milliseconds. */
const MAX_UNREAD_MS = 30_000;

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

  /** Content, which every reader must have seen. @param position where somebody is who has been shown it. */
  show(frame: Frame, position: number): void {
    for (const connection of this.#connections) {
      if (connection.reading.kind !== "live") continue;
      connection.send(frame);
      this.watch(connection, position);
    }
  }

  /** Presence, which nobody needs to have seen. */
  tell(frame: Frame): void {
    for (const connection of this.#connections) {
      if (connection.reading.kind === "live" && !connection.isCongested) connection.send(frame);
    }
  }

  /** A reader that lets too much pile up is left out from here on. @param position up to which it was sent everything. */
  watch(connection: Connection, position: number): void {
    if (connection.isCongested) connection.reading = { kind: "behind", position };
  }

  /**
   * Those who are owed something and have read what they were sent before. The clock of who has not runs on, whatever
   * else they ask for.
   */
  takeReady(now: number): Connection[] {
    const ready: Connection[] = [];
    for (const connection of this.#connections) {
      if (connection.hasCaughtUp) {
        connection.unreadSince = null;
        if (connection.isOwed) ready.push(connection);
      } else if (connection.isOwed) {
        connection.unreadSince ??= now;
        if (now - connection.unreadSince > MAX_UNREAD_MS) {
          connection.close(CloseCode.TryLater, "too slow");
        }
      }
    }
    return ready;
  }
}
