import { describe, expect, it } from "vitest";
import * as prng from "lib0/prng";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/document-model";
import { scanUpdate } from "@/collab/scan-update";
import type { UserId } from "@/domain/ids";
import { EDITION_LENGTH, HonestCrowd } from "@/test/honest-crowd";
import { ClientOwners } from "./client-owners";
import { Gate, type GateOutcome } from "./gate";

const PEOPLE = ["anaanaanaana", "benbenbenben", "carlacarlaca"] as UserId[];
const MALLORY = "mallorymallo" as UserId;

/** One report: its document, its gate, and a crowd that writes into it. */
class Report {
  ydoc = new Y.Doc();
  readonly crowd: HonestCrowd;
  readonly #owners = new ClientOwners(new Map(), () => null);
  #gate: Gate;
  #now = 1_760_000_000_000;

  constructor(seed: number) {
    this.#gate = this.#openGate();
    this.crowd = new HonestCrowd(seed, this.ydoc, PEOPLE, () => (this.#now += 7));
  }

  /** Throws away what the document has become. */
  restore(update: Uint8Array): void {
    this.ydoc = toDoc(update);
    this.#gate = this.#openGate();
  }

  #openGate(): Gate {
    return new Gate(new ReportDocument(this.ydoc), new Map([[1, EDITION_LENGTH]]), this.#owners);
  }

  present(bytes: Uint8Array, user: UserId): GateOutcome {
    const scan = scanUpdate(bytes);
    if (scan.kind === "refused") return { kind: "refused", reason: scan.reason, spoilt: false };
    return this.#gate.admit(bytes, scan.update, { user, role: "coder" }, this.#now);
  }
}

const FRAMES = Number(process.env.CAUCUS_FUZZ_FRAMES ?? 100_000);
const FRAMES_PER_REPORT = 1_000;

describe("honest people", () => {
  it(`[GA5] are never refused: ${FRAMES} frames, offline, late, undone and from several windows`, () => {
    let frames = 0;
    for (let seed = 1; frames < FRAMES; seed += 1) {
      const report = new Report(seed);
      const send = ({ user, bytes }: { user: UserId; bytes: Uint8Array }): void => {
        frames += 1;
        const outcome = report.present(bytes, user);
        if (outcome.kind !== "accepted") {
          throw new Error(`seed ${seed}, frame ${frames}: ${JSON.stringify(outcome)}`);
        }
        if (outcome.update) report.crowd.hear(outcome.update);
      };
      for (let own = 0; own < FRAMES_PER_REPORT && frames < FRAMES;) {
        const sent = report.crowd.step();
        own += sent.length;
        sent.forEach(send);
      }
      const settling = report.crowd.settle();
      let next = settling.next();
      for (; !next.done; next = settling.next()) send(next.value);
      const wanted = Buffer.from(Y.encodeStateAsUpdate(report.ydoc)).toString("base64");
      for (const document of next.value) {
        Y.applyUpdate(document.ydoc, Y.encodeStateAsUpdate(report.ydoc));
        expect(Buffer.from(Y.encodeStateAsUpdate(document.ydoc)).toString("base64")).toBe(wanted);
      }
    }
  }, 240_000);
});

describe("hostile bytes", () => {
  it(`[GA6] make nothing crash, and change nothing of anybody else: ${FRAMES} mutated frames`, () => {
    const dice = prng.create(42);
    let refused = 0;
    let report = new Report(1);
    let honest: Uint8Array[] = [];
    let good = Y.encodeStateAsUpdate(report.ydoc);
    for (let frames = 0; frames < FRAMES; frames += 1) {
      if (frames % 2_000 === 0) {
        report = new Report(prng.int32(dice, 1, 2 ** 30));
        honest = work(report, 100);
        good = Y.encodeStateAsUpdate(report.ydoc);
      }
      const outcome = report.present(mutate(honest, dice), MALLORY);
      if (outcome.kind !== "accepted") {
        refused += 1;
        if (outcome.spoilt) report.restore(good);
      } else if (outcome.update) {
        expect(othersFacts(good, report.ydoc)).toEqual(othersFacts(good, toDoc(good)));
        good = Y.encodeStateAsUpdate(report.ydoc);
      }
    }
    expect(refused).toBeGreaterThan(FRAMES / 2);
  }, 240_000);
});

/** Lets the crowd write for a while; returns what it sent. */
function work(report: Report, count: number): Uint8Array[] {
  const sent: Uint8Array[] = [];
  while (sent.length < count) {
    for (const { user, bytes } of report.crowd.step()) {
      const outcome = report.present(bytes, user);
      if (outcome.kind === "accepted" && outcome.update) report.crowd.hear(outcome.update);
      sent.push(bytes);
    }
  }
  return sent;
}

function toDoc(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, update);
  return ydoc;
}

/** Roots whose facts belong to one person; labels and states are everybody's. */
const OWNED = ["a", "t", "c", "e", "d", "r"];

/** What stands now under the keys that stood there before. */
function othersFacts(before: Uint8Array, ydoc: Y.Doc): unknown {
  const old = toDoc(before);
  return OWNED.map((root) =>
    [...old.getMap(root).keys()].sort().map((key) => [key, ydoc.getMap(root).get(key)]),
  );
}

/** An honest frame with something wrong: bytes changed, cut, doubled, or spliced with those of another. */
function mutate(honest: readonly Uint8Array[], dice: prng.PRNG): Uint8Array {
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
