import type { UserId } from "@/domain/ids";
import type { RoomDocument } from "../room-document";
import { namesMarker } from "../store/marker";
import type { Audience } from "./audience";
import { OUTDATED, type Connection } from "./connection";
import { writeRetryHint } from "./retry-hint";

/** More than these do not all come back at once. Connections. */
const FEW = 20;

type Parts = {
  document: Pick<RoomDocument, "open" | "follow" | "marker">;
  audience: Audience;
  /** How far each of a person's client ids of earlier generations came, by what was made durable. */
  loadTaken: (user: UserId) => Promise<ReadonlyMap<number, number>>;
};

/** Sends away those whose copy is of an earlier document of the room than its own. */
export class OldCopies {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks at what somebody who asks says that they have. Call before anything of theirs is judged. */
  async recognise(connection: Connection): Promise<void> {
    const { question } = connection;
    if (!connection.isOpen || !question) return;
    if (!(await this.#isOurs(question.stateVector))) await this.sendBack(connection);
  }

  async sendBack(connection: Connection): Promise<void> {
    if (!connection.isOpen) return;
    connection.sendBack(await this.#parts.loadTaken(connection.peer.user));
  }

  /** The room has a fresh document, which those who are here fetch by coming back. */
  closeAll(): void {
    const { audience } = this.#parts;
    const [code, reason] = OUTDATED;
    const isCrowd = audience.size > FEW;
    for (const connection of audience) {
      connection.close(code, isCrowd ? writeRetryHint(reason) : reason);
    }
  }

  async #isOurs(stateVector: Uint8Array): Promise<boolean> {
    const { document } = this.#parts;
    await document.open();
    if (namesMarker(stateVector, document.marker)) return true;
    // It may be of a document that another node has begun.
    await document.follow();
    return namesMarker(stateVector, document.marker);
  }
}
