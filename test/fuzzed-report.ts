import * as prng from "lib0/prng";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/document-model";
import { scanUpdate } from "@/collab/scan-update";
import { REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import type { UserId } from "@/domain/ids";
import { atOnce } from "@/server/cost/in-slices";
import { ClientOwners } from "@/server/sync/client-owners";
import { Gate, type GateOutcome } from "@/server/sync/gate";
import { EDITION_TEXT, HonestCrowd, LABELS } from "./honest-crowd";

const PEOPLE = ["anaanaanaana", "benbenbenben", "carlacarlaca"] as UserId[];

/** One report: its document, its gate, and a crowd that writes into it. Everything follows from the seed. */
export class FuzzedReport {
  ydoc = new Y.Doc();
  readonly crowd: HonestCrowd;
  readonly #owners = new ClientOwners(new Map(), () => null);
  #gate: Gate;
  #now = 1_760_000_000_000;

  constructor(seed: number) {
    this.#gate = this.#openGate();
    this.crowd = new HonestCrowd(seed, this.ydoc, PEOPLE, () => (this.#now += 7));
  }

  /** What the server does with a frame's bytes before it believes them. */
  present(bytes: Uint8Array, user: UserId): GateOutcome {
    const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
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
    const knowledge = { editions: new Map([[1, EDITION_TEXT]]), labels: new Set(LABELS) };
    return new Gate(new ReportDocument(this.ydoc), knowledge, this.#owners);
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
