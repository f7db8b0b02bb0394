import { describe, expect, it } from "vitest";
import * as prng from "lib0/prng";
import * as Y from "yjs";
import type { UserId } from "@/domain/ids";
import { FuzzedReport, mutateFrame } from "@/test/fuzzed-report";

const MALLORY = "mallorymallo" as UserId;
const FRAMES = 100_000;
const FRAMES_PER_REPORT = 1_000;

describe("honest people", () => {
  it(`[GA5] are never refused: ${FRAMES} frames, offline, late, undone and from several windows`, () => {
    let frames = 0;
    for (let seed = 1; frames < FRAMES; seed += 1) {
      const report = new FuzzedReport(seed);
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
    let report = new FuzzedReport(1);
    let honest: Uint8Array[] = [];
    let good = Y.encodeStateAsUpdate(report.ydoc);
    for (let frames = 0; frames < FRAMES; frames += 1) {
      if (frames % 2_000 === 0) {
        report = new FuzzedReport(prng.int32(dice, 1, 2 ** 30));
        honest = report.work(100);
        good = Y.encodeStateAsUpdate(report.ydoc);
      }
      const outcome = report.present(mutateFrame(honest, dice), MALLORY);
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
