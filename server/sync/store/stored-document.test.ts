import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { decodeFrame } from "@/collab/wire/wire";
import { scanUpdate, type ScannedUpdate } from "@/collab/wire/scan-update";
import { REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import type { UserId } from "@/domain/ids";
import { HonestCrowd } from "@/test/sync/honest-crowd";
import { toJournalUpdate } from "./journal-update";
import { StoredDocument } from "./stored-document";

const PEOPLE = ["anaanaanaana", "benbenbenben"] as UserId[];

/** What a crowd writes, as the journal would hold it, and the document that it makes. */
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

/** The document that a client has after these frames, which it unpacks as browsers do. */
function receive(frames: readonly Buffer[], ydoc = new Y.Doc()): Y.Doc {
  for (const frame of frames) {
    const header = [2, 4, 10][[126, 127].indexOf(frame[1] ?? 0) + 1] ?? 2;
    const message = decodeFrame(frame.subarray(header));
    if (message?.kind !== "step2" && message?.kind !== "update") throw new Error("not an update");
    Y.applyUpdate(ydoc, message.update);
  }
  return ydoc;
}

const FIRST = { number: 1, marker: null, beginsAt: 0 };
const NONE = { clients: 0, structs: 0 };

const bytesOf = (ydoc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("hex");

function scan(update: Uint8Array): ScannedUpdate {
  const result = scanUpdate(update, REPORT_WIRE_FORM);
  if (result.kind === "refused") throw new Error(result.reason);
  return result.update;
}

/** The same document with its encoded state after none, some and all of the updates. */
function* forms(updates: readonly Uint8Array[]): Generator<StoredDocument> {
  for (const uptoSeq of [0, Math.floor(updates.length / 2), updates.length - 9, updates.length]) {
    const bytes = Y.mergeUpdates([Uint8Array.of(0, 0), ...updates.slice(0, uptoSeq)]);
    const stateVector = Y.encodeStateVectorFromUpdate(bytes);
    yield new StoredDocument({
      generation: FIRST,
      lastSeq: updates.length,
      state: uptoSeq === 0 ? null : { uptoSeq, bytes, stateVector },
      updates: updates.slice(uptoSeq).map(toJournalUpdate),
    });
  }
}

describe.each([1, 2, 3, 4, 5])("a document as bytes, of crowd %i", (seed) => {
  const { updates, ydoc } = history(seed, 120);

  it("[MF1] gives newcomers all of it, and everybody the same buffers", () => {
    for (const stored of forms(updates)) {
      expect(bytesOf(receive(stored.opening()))).toBe(bytesOf(ydoc));
      expect(stored.opening()).toBe(stored.opening());
      expect(stored.lastSeq).toBe(updates.length);
      const clocks = [...Y.decodeStateVector(Y.encodeStateVector(ydoc)).values()];
      expect(stored.structs).toBe(clocks.reduce((sum, clock) => sum + clock, 0));
      expect(Y.decodeStateVector(stored.stateVector())).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(ydoc)),
      );
    }
  });

  it("[MF1] [AG1] counts what is new, and nothing of what is sent back", async () => {
    for (const stored of forms(updates)) {
      expect(await stored.news(scan(Y.encodeStateAsUpdate(ydoc)))).toEqual(NONE);
      for (const update of updates) expect(await stored.news(scan(update))).toEqual(NONE);
      const ahead = new Y.Doc();
      Y.applyUpdate(ahead, Y.encodeStateAsUpdate(ydoc));
      const [key] = ahead.getMap("a").keys();
      ahead.getMap("a").delete(key ?? "");
      const deletion = Y.encodeStateAsUpdate(ahead, Y.encodeStateVector(ydoc));
      expect(await stored.news(scan(deletion))).toEqual({ clients: 0, structs: 1 });
      ahead.getMap("a").set("zzzzzzzzzzzz", ["anaanaanaana", 1, 1, 1, 2]);
      const whole = scan(Y.encodeStateAsUpdate(ahead));
      expect(await stored.news(whole)).toEqual({ clients: 1, structs: 2 });
    }
  });

  it("[MF3] stays what it is when its encoded state is replaced while more is written", () => {
    const report = new ReportDocument(new Y.Doc());
    for (const stored of forms(updates.slice(0, 100))) {
      const at = new Y.Doc();
      for (const update of updates.slice(0, 100)) Y.applyUpdate(at, update);
      for (const update of updates.slice(100)) stored.append(toJournalUpdate(update));
      stored.rebase({
        uptoSeq: 100,
        bytes: Y.encodeStateAsUpdate(at),
        stateVector: Y.encodeStateVector(at),
      });
      expect(stored.tail.updates).toBe(updates.length - 100);
      expect(bytesOf(receive(stored.opening()))).toBe(bytesOf(ydoc));
      receive(stored.opening(), report.ydoc);
    }
    const marks = [...report.annotations()];
    expect(marks.length).toBe(ydoc.getMap("a").size);
  });
});

it("[MF1] counts what was made and is gone as what it still takes", () => {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (let at = 0; at < 50_000; at += 1) ydoc.getMap("s").set("aaaaaaaaaaaa", [at]);
  });
  const updates = [toJournalUpdate(Y.encodeStateAsUpdate(ydoc))];
  expect(
    new StoredDocument({ generation: FIRST, lastSeq: 1, state: null, updates }).structs,
  ).toBeLessThan(10);
});

it("[CO1] lets others have the thread while it is looked up what a long document has deleted", async () => {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (let at = 0; at < 30_000; at += 1) ydoc.getMap("a").set(`${at}`, ["ana", at, 1, 1, 2]);
  });
  ydoc.getMap("a").delete("7");
  const stored = new StoredDocument({
    generation: FIRST,
    lastSeq: 1,
    state: null,
    updates: [toJournalUpdate(Y.encodeStateAsUpdate(ydoc))],
  });
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  const client = ydoc.clientID;
  const deletions = [{ client, start: 6, end: 8 }];
  const news = await stored.news({ sections: [], structs: [], origins: [], deletions });
  clearInterval(others);
  expect(news).toEqual({ clients: 0, structs: 1 });
  expect(turns).toBeGreaterThan(0);
});
