import * as prng from "lib0/prng";
import * as Y from "yjs";
import type { FactForms } from "@/domain/facts/fact-kind";
import type { UserId } from "@/domain/ids";
import { atOnce } from "@/server/cost/in-slices";
import type { OpenRoom, RoomKind } from "@/server/rooms/room-kind";
import { ClientOwners } from "@/server/sync/gate/client-owners";
import { Gate, type GateOutcome } from "@/server/sync/gate/gate";

/** What one window of a crowd sends: an edit, or all that it has after having been offline. */
export type CrowdFrame = { user: UserId; bytes: Uint8Array };

/** People who write into a document as people do, in several windows each. */
export type Crowd = {
  /** One thing that happens to one window; the frames that it sends. */
  step(): CrowdFrame[];
  /** What the server sends to everybody. */
  hear(update: Uint8Array): void;
  /** Brings everybody online and up to date; the documents that they see then. */
  settle(): Generator<CrowdFrame, readonly { ydoc: Y.Doc }[]>;
};

/** `undefined` if it has not the shape of its kind, `null` if it is about nothing. */
type SignerOf = (kind: string, key: string, raw: unknown) => UserId | null | undefined;

/** A kind of room, as far as its gate is tried without a database. */
export type RoomTrial = {
  kinds: FactForms;
  /** Kinds of facts that are everybody's; those of all others belong to one person. */
  shared: ReadonlySet<string>;
  scan: RoomKind["scan"];
  open(ydoc: Y.Doc): OpenRoom;
  /** @param server the document that accepted updates are applied to. */
  gather(seed: number, server: Y.Doc, people: readonly UserId[], now: () => number): Crowd;
  /** Tells whose facts are, by what else stands in that document. */
  signersIn(ydoc: Y.Doc): SignerOf;
};

const PEOPLE = ["anaanaanaana", "benbenbenben", "carlacarlaca"] as UserId[];

/** One room: its document, its gate, and a crowd that writes into it. Everything follows from the seed. */
export class FuzzedRoom {
  ydoc = new Y.Doc();
  readonly crowd: Crowd;
  readonly #trial: RoomTrial;
  readonly #owners = new ClientOwners(new Map(), () => null);
  #gate: Gate;
  #now = 1_760_000_000_000;

  constructor(trial: RoomTrial, seed: number) {
    this.#trial = trial;
    this.#gate = this.#openGate();
    this.crowd = trial.gather(seed, this.ydoc, PEOPLE, () => (this.#now += 7));
  }

  /** What the server does with a frame's bytes before it believes them. */
  present(bytes: Uint8Array, user: UserId): GateOutcome {
    const scan = this.#trial.scan(bytes);
    if (scan.kind === "refused") return { kind: "refused", reason: scan.reason, spoilt: false };
    return atOnce(this.#gate.admit(bytes, scan.update, { user, role: "coder" }, this.#now));
  }

  /** Throws away what the document has become. */
  restore(update: Uint8Array): void {
    this.ydoc = new Y.Doc();
    Y.applyUpdate(this.ydoc, update);
    this.#gate = this.#openGate();
  }

  /** Lets the crowd write for a while; returns what it sent. */
  work(count: number): Uint8Array[] {
    const sent: Uint8Array[] = [];
    while (sent.length < count) {
      for (const { user, bytes } of this.crowd.step()) {
        const outcome = this.present(bytes, user);
        if (outcome.kind === "accepted" && outcome.update) this.crowd.hear(outcome.update);
        sent.push(bytes);
      }
    }
    return sent;
  }

  #openGate(): Gate {
    return new Gate(this.#trial.open(this.ydoc), this.#owners);
  }
}

/** An honest frame with something wrong: bytes changed, cut, doubled, or spliced with those of another. */
export function mutateFrame(honest: readonly Uint8Array[], dice: prng.PRNG): Uint8Array {
  const pick = (): Uint8Array =>
    honest[prng.int32(dice, 0, honest.length - 1)] ?? Uint8Array.of(0, 0);
  const bytes = Uint8Array.from(pick());
  const at = prng.int32(dice, 0, Math.max(0, bytes.length - 1));
  switch (prng.int32(dice, 0, 5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Uint8Array.from([...bytes.subarray(0, at), ...pick().subarray(at)]);
    case 2:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
    case 3:
      return prng.uint8Array(dice, prng.int32(dice, 0, 60));
    default:
      for (let left = prng.int32(dice, 1, 3); left > 0; left -= 1) {
        bytes[prng.int32(dice, 0, Math.max(0, bytes.length - 1))] = prng.int32(dice, 0, 255);
      }
      return bytes;
  }
}
