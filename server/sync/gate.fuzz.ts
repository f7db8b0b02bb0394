import { describe, expect, it } from "vitest";
import * as prng from "lib0/prng";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/document-model";
import { isFactKey, parseFact, signerOf } from "@/domain/facts/fact-kind";
import {
  REPORT_FACT_NAMES,
  REPORT_FACTS,
  REPORT_WIRE_FORM,
  type ReportFactName,
} from "@/domain/facts/report/report-facts";
import { scanUpdate } from "@/collab/scan-update";
import type { UserId } from "@/domain/ids";
import { forgeFrame } from "@/test/forged-frame";
import { FuzzedReport, mutateFrame } from "@/test/fuzzed-report";
import { StructPlaces } from "./struct-places";

const MALLORY = "mallorymallo" as UserId;
const FRAMES = 40_000;
const FRAMES_PER_REPORT = 1_000;
const FORGED = 5_000;

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

describe("a forger", () => {
  it(`[WF6] leaves nothing but their own facts: ${FORGED} frames made with Yjs itself`, () => {
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
  }, 240_000);
});

/** Every struct that stays stands under a key of its kind, and what it says is signed by who wrote it. */
function expectOwn(update: Uint8Array, ydoc: Y.Doc, frames: number): void {
  const scan = scanUpdate(update, REPORT_WIRE_FORM);
  if (scan.kind === "refused") throw new Error(`frame ${frames}: ${scan.reason}`);
  const document = new ReportDocument(ydoc);
  const places = new StructPlaces(ydoc, scan.update.structs);
  for (const struct of scan.update.structs) {
    const place = places.of(struct);
    if (!place || !isFactKey(REPORT_FACTS, place.kind, place.key))
      throw new Error(`frame ${frames}: no key`);
    const kind = place.kind as ReportFactName;
    const fact = struct.fact && parseFact(REPORT_FACTS, kind, struct.fact);
    if (!fact) continue;
    expect(signerOf(REPORT_FACTS, kind, place.key, fact, document.lookup), `frame ${frames}`).toBe(
      MALLORY,
    );
  }
  document.destroy();
}

function toDoc(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, update);
  return ydoc;
}

/** Kinds whose facts are everybody's; those of all others belong to one person. */
const SHARED: ReadonlySet<ReportFactName> = new Set([
  "labels",
  "states",
  "statements",
  "revisions",
]);

/** What stands now under the keys that stood there before as facts of others. */
function othersFacts(before: Uint8Array, ydoc: Y.Doc): unknown {
  const old = new ReportDocument(toDoc(before));
  return REPORT_FACT_NAMES.filter((kind) => !SHARED.has(kind)).map((kind) => {
    const keys = [...old.ydoc.getMap(REPORT_FACTS[kind].root).keys()].filter((key) => {
      const fact = old.fact(kind, key);
      return !fact || signerOf(REPORT_FACTS, kind, key, fact, old.lookup) !== MALLORY;
    });
    return keys.sort().map((key) => [key, ydoc.getMap(REPORT_FACTS[kind].root).get(key)]);
  });
}
