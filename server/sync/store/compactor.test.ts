import { afterAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { UserId } from "@/domain/ids";
import { HonestCrowd } from "@/test/sync/honest-crowd";
import { retellFacts } from "../../rooms/retelling";
import { outweighs } from "./ageing";
import { Compactor, type Retold } from "./compactor";
import { writeMarker } from "./marker";

const PEOPLE = ["anaanaanaana", "benbenbenben"] as UserId[];
const MARKER = 2 ** 32 - 1;
const retelling = retellFacts(REPORT_FACTS);
const beginning = writeMarker(MARKER, new ReportDocument());

const compactor = new Compactor();
afterAll(() => compactor.close());

/** What a crowd writes, update by update. Each second of theirs is one of our clock. */
function history(seed: number, count: number): { updates: Uint8Array[]; ydoc: Y.Doc } {
  const ydoc = new Y.Doc();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  let now = 1_760_000_000_000;
  const crowd = new HonestCrowd(seed, ydoc, PEOPLE, () => (now += 1_000));
  while (updates.length < count) {
    for (const { bytes } of crowd.step()) {
      const before = updates.length;
      Y.applyUpdate(ydoc, bytes);
      for (const update of updates.slice(before)) crowd.hear(update);
    }
  }
  return { updates, ydoc };
}

function factsIn(...updates: readonly Uint8Array[]): Record<string, unknown> {
  const ydoc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(ydoc, update);
  const roots = REPORT_FACT_NAMES.map((name) => [
    name,
    ydoc.getMap(REPORT_FACTS[name].root).toJSON(),
  ]);
  return Object.fromEntries(roots) as Record<string, unknown>;
}

const retell = (pieces: readonly Uint8Array[], cutoff = 0): Promise<Retold> =>
  compactor.retell({ pieces, retelling, cutoff, marker: MARKER, beginning });

describe.each([1, 2, 3])("what stands in the document of crowd %i", (seed) => {
  const { updates, ydoc } = history(seed, 150);

  it("[GN1] is said again in a fresh one as it is, under one client id", async () => {
    const { bytes, stateVector, clocks, left } = await retell(updates);
    expect(factsIn(bytes)).toEqual(factsIn(...updates));
    expect([...Y.decodeStateVector(stateVector).keys()]).toEqual([MARKER]);
    expect(clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(ydoc)));
    expect(left).toEqual([]);
  });

  it("[GN3] is said again with what was written meanwhile", async () => {
    for (const [from, to] of [
      [0, 40],
      [90, 150],
      [150, 150],
    ] as const) {
      await retell(updates.slice(0, from));
      const { bytes } = await compactor.catchUp(updates.slice(from, to));
      expect(factsIn(bytes)).toEqual(factsIn(...updates.slice(0, to)));
    }
  });

  it("[GN1] leaves out what was deleted long ago, all of it and nothing else", async () => {
    const { bytes, left } = await retell(updates, Infinity);
    const document = new ReportDocument(new Y.Doc());
    Y.applyUpdate(document.ydoc, bytes);
    const whole = new ReportDocument(ydoc);
    const listed = [...whole.annotations()].filter(
      ({ deleted, comments }) => !deleted || comments.some((comment) => !comment.deleted),
    );
    expect([...document.annotations()].map(({ id }) => id).toSorted()).toEqual(
      listed.map(({ id }) => id).toSorted(),
    );
    for (const { id, comments } of listed) {
      const live = comments.filter(({ deleted }) => !deleted);
      expect(document.annotation(id)?.comments).toEqual(live);
    }
    const said = Object.values(factsIn(bytes)).flatMap((facts) => Object.keys(facts as object));
    const stood = Object.values(factsIn(...updates)).flatMap((facts) =>
      Object.keys(facts as object),
    );
    expect(said.length + left.length).toBe(stood.length);
    whole.destroy();
  });
});

it("[GN2] a document is weighed against a fresh one with the same facts", async () => {
  const ydoc = new Y.Doc();
  const root = ydoc.getMap(REPORT_FACTS.annotations.root);
  for (let at = 0; at < 500; at += 1) root.set(`${at}`.padStart(12, "0"), [PEOPLE[0], at, 1, 1, 2]);
  const weigh = async () => {
    const pieces = [Y.encodeStateAsUpdate(ydoc)];
    return compactor.compact({ pieces, retelling, cutoff: 0, fewClients: 2 });
  };
  const allowance = { share: 1 / 16, bytes: 1_000, structs: 100, clients: 20 };
  const young = await weigh();
  expect(young.fresh).toBeNull();
  expect(outweighs(young.weight, young.fresh, allowance)).toBe(false);
  const labels = ydoc.getMap(REPORT_FACTS.labels.root);
  for (let at = 0; at < 300; at += 1) {
    labels.set(`${at}`, [PEOPLE[0], at]);
    labels.delete(`${at}`);
  }
  const older = await weigh();
  expect(older.fresh?.structs).toBe(500);
  expect(outweighs(older.weight, older.fresh, allowance)).toBe(true);
  expect(outweighs(older.weight, older.fresh, { ...allowance, bytes: 99_999, structs: 999 })).toBe(
    false,
  );
});
