import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Message, SyncStep } from "@/collab/wire/protocol";
import { encodeAwareness, encodeSync } from "@/collab/wire/wire";

/** Hocuspocus puts the document's name before every message, and wants to be greeted with a token. */
export type Dialect = "y-websocket" | "hocuspocus";

/** What a client does with what it is told. */
export type Heard =
  | { kind: "step1" }
  | { kind: "step2" | "update"; update: Uint8Array }
  | { kind: "awareness" }
  | { kind: "other" };

const AUTH = 2;
/** Hocuspocus' own: the same as `Sync`. */
const SYNC_REPLY = 4;
/** Of a document with nothing in it. */
const NOTHING = Uint8Array.of(0, 0);

/** How a client of one room writes and reads frames. */
export class Wire {
  readonly #dialect: Dialect;
  readonly #room: string;

  constructor(dialect: Dialect, room: string) {
    this.#dialect = dialect;
    this.#room = room;
  }

  /** What to say first. */
  greetings(): Uint8Array[] {
    const ask = this.#address(encodeSync(SyncStep.Step1, Uint8Array.of(0)));
    if (this.#dialect === "y-websocket") return [ask];
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, "");
    return [this.#address(encoding.toUint8Array(encoder)), ask];
  }

  /** The answer of a client that has nothing of its own. */
  nothing(): Uint8Array {
    return this.#address(encodeSync(SyncStep.Step2, NOTHING));
  }

  update(update: Uint8Array): Uint8Array {
    return this.#address(encodeSync(SyncStep.Update, update));
  }

  awareness(clientId: number, clock: number, state: unknown): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
    return this.#address(encodeAwareness(encoding.toUint8Array(encoder)));
  }

  read(frame: Uint8Array): Heard {
    const decoder = decoding.createDecoder(frame);
    if (this.#dialect === "hocuspocus") decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === Message.Awareness) return { kind: "awareness" };
    if (kind !== Message.Sync && !(kind === SYNC_REPLY && this.#dialect === "hocuspocus"))
      return { kind: "other" };
    const step = decoding.readVarUint(decoder);
    if (step === SyncStep.Step1) return { kind: "step1" };
    const update = decoding.readVarUint8Array(decoder);
    return { kind: step === SyncStep.Step2 ? "step2" : "update", update };
  }

  #address(message: Uint8Array): Uint8Array {
    if (this.#dialect === "y-websocket") return message;
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.#room);
    encoding.writeUint8Array(encoder, message);
    return encoding.toUint8Array(encoder);
  }
}
