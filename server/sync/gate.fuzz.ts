import { describe, expect, it } from "vitest";
import * as prng from "lib0/prng";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/document-model";
import { ROOT_NAMES } from "@/collab/root-names";
import { scanUpdate } from "@/collab/scan-update";
import { signerOf } from "@/domain/facts/fact-signer";
import { isFactKey, parseFact } from "@/domain/facts/facts";
import type { FactLookup } from "@/domain/facts/judging";
import type { UserId } from "@/domain/ids";
import { campaign } from "@/test/campaign";
import { forgeFrame } from "@/test/forged-frame";
import { FuzzedReport, mutateFrame } from "@/test/fuzzed-report";
import { StructPlaces } from "./struct-places";

const MALLORY = "mallorymallo" as UserId;
const HONEST = campaign({ short: 10_000, long: 1_000_000 });
const MUTATED = campaign({ short: 20_000, long: 1_000_000 });
const FRAMES_PER_REPORT = 1_000;
const FORGED = campaign({ short: 5_000, long: 100_000 });
const WITHIN_MS = campaign({ short: 240_000, long: 7_200_000 });

describe("honest people", () => {
  it(
    `[GA5] are never refused: ${HONEST} frames, offline, late, undone and from several windows`,
    () => {
      let frames = 0;
      for (let seed = 1; frames < HONEST; seed += 1) {
        const report = new FuzzedReport(seed);
        const send = ({ user, bytes }: { user: UserId; bytes: Uint8Array }): void => {
          frames += 1;
          const outcome = report.present(bytes, user);
          if (outcome.kind !== "accepted") {
            throw new Error(`seed ${seed}, frame ${frames}: ${JSON.stringify(outcome)}`);
          }
          if (outcome.update) report.crowd.hear(outcome.update);
        };
        for (let own = 0; own < FRAMES_PER_REPORT && frames < HONEST;) {
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
    },
    WITHIN_MS,
  );
});

describe("hostile bytes", () => {
  it(
    `[GA6] make nothing crash, and change nothing of anybody else: ${MUTATED} mutated frames`,
    () => {
      const dice = prng.create(42);
      let refused = 0;
      let report = new FuzzedReport(1);
      let honest: Uint8Array[] = [];
      let good = Y.encodeStateAsUpdate(report.ydoc);
      for (let frames = 0; frames < MUTATED; frames += 1) {
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
      expect(refused).toBeGreaterThan(MUTATED / 2);
    },
    WITHIN_MS,
  );
});

describe("a forger", () => {
  it(
    `[WF6] leaves nothing but their own facts: ${FORGED} frames made with Yjs itself`,
    () => {
      const outcomes = { accepted: 0, refused: 0, spoilt: 0 };
      let report = new FuzzedReport(1);
      let good = Y.encodeStateAsUpdate(report.ydoc);
      for (let frames = 0; frames < FORGED; frames += 1) {
        if (frames % 500 === 0) {
          report = new FuzzedReport(frames + 1);
          report.work(60);
          good = Y.encodeStateAsUpdate(report.ydoc);
        }
        const bytes = forgeFrame(report.ydoc, MALLORY, prng.create(frames));
        const outcome = report.present(bytes, MALLORY);
        if (outcome.kind !== "accepted") {
          outcomes.refused += 1;
          if (!outcome.spoilt) continue;
          outcomes.spoilt += 1;
          report.restore(good);
        } else if (outcome.update) {
          outcomes.accepted += 1;
          expect(othersFacts(good, report.ydoc), `frame ${frames}`).toEqual(
            othersFacts(good, toDoc(good)),
          );
          expectOwn(outcome.update, report.ydoc, frames);
          good = Y.encodeStateAsUpdate(report.ydoc);
        }
      }
      expect(outcomes.accepted).toBeGreaterThan(FORGED / 50);
      expect(outcomes.refused).toBeGreaterThan(FORGED / 4);
      // What the bytes give away costs no decoding of the document.
      expect(outcomes.spoilt).toBeLessThan(outcomes.refused / 50);
    },
    WITHIN_MS,
  );
});

/** Every struct that stays stands under a key of its kind, and what it says is signed by who wrote it. */
function expectOwn(update: Uint8Array, ydoc: Y.Doc, frames: number): void {
  const scan = scanUpdate(update);
  if (scan.kind === "refused") throw new Error(`frame ${frames}: ${scan.reason}`);
  const document = new ReportDocument(ydoc);
  const places = new StructPlaces(ydoc, scan.update.structs);
  for (const struct of scan.update.structs) {
    const place = places.of(struct);
    if (!place || !isFactKey(place.kind, place.key)) throw new Error(`frame ${frames}: no key`);
    const fact = struct.fact && parseFact(place.kind, struct.fact);
    if (!fact) continue;
    const lookup: FactLookup = (kind, key) => document.fact(kind, key);
    expect(signerOf(place.kind, place.key, fact, lookup), `frame ${frames}`).toBe(MALLORY);
  }
  document.destroy();
}

function toDoc(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, update);
  return ydoc;
}

/** Kinds whose facts belong to one person; labels and states are everybody's. */
const OWNED = ["annotations", "targets", "comments", "edits", "deletions", "reactions"] as const;

/** What stands now under the keys that stood there before as facts of others. */
function othersFacts(before: Uint8Array, ydoc: Y.Doc): unknown {
  const old = new ReportDocument(toDoc(before));
  const lookup: FactLookup = (kind, key) => old.fact(kind, key);
  return OWNED.map((kind) => {
    const keys = [...old.ydoc.getMap(ROOT_NAMES[kind]).keys()].filter((key) => {
      const fact = old.fact(kind, key);
      return !fact || signerOf(kind, key, fact, lookup) !== MALLORY;
    });
    return keys.sort().map((key) => [key, ydoc.getMap(ROOT_NAMES[kind]).get(key)]);
  });
}
