import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { decodeInto } from "./live-document";

const ANNOTATIONS = 5_000;
const EMPTY = new Uint8Array();

/** A document of some clients, as one large piece and many small ones. */
function makePieces(): { ydoc: Y.Doc; pieces: Uint8Array[] } {
  const ydoc = new Y.Doc();
  const write = (from: number, to: number): void => {
    const client = new Y.Doc();
    client.transact(() => {
      for (let at = from; at < to; at += 1) {
        const id = `${at}`.padStart(12, "a");
        client.getMap("a").set(id, ["anaanaanaana", 1, 1, at, at + 1]);
        client.getMap("s").set(id, [1, "anaanaanaana", 1]);
        if (at % 3 === 0) client.getMap("s").delete(id);
      }
    });
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(client));
  };
  for (let from = 0; from < ANNOTATIONS; from += 100) write(from, from + 100);
  const pieces = [Y.encodeStateAsUpdate(ydoc)];
  ydoc.on("update", (update: Uint8Array) => pieces.push(update));
  for (let at = 0; at < 200; at += 1) write(ANNOTATIONS + at, ANNOTATIONS + at + 1);
  return { ydoc, pieces };
}

describe("a document that is decoded", () => {
  it("[CO1] leaves the thread to others in between, and is the same as at once", async () => {
    const { ydoc, pieces } = makePieces();
    let turns = 0;
    let isDecoding = true;
    const takeTurn = (): void => {
      turns += 1;
      if (isDecoding) setImmediate(takeTurn);
    };
    setImmediate(takeTurn);
    const document = new ReportDocument();
    await decodeInto(document, pieces);
    isDecoding = false;
    expect(turns).toBeGreaterThan(3);
    const [decoded, wanted] = [document.ydoc, ydoc].map((one) => Y.encodeStateAsUpdate(one));
    expect(Buffer.compare(decoded ?? EMPTY, wanted ?? EMPTY)).toBe(0);
    expect([...document.annotations()]).toHaveLength(ANNOTATIONS + 200);
  });

  it("[SY10] is refused if something is missing inside", async () => {
    const { pieces } = makePieces();
    await expect(decodeInto(new ReportDocument(), pieces.slice(1, 3))).resolves.toBeUndefined();
    const client = new Y.Doc();
    client.getMap("a").set("aaaaaaaaaaaa", [1]);
    const before = Y.encodeStateVector(client);
    client.getMap("a").set("aaaaaaaaaaaa", [2]);
    const later = Y.encodeStateAsUpdate(client, before);
    await expect(decodeInto(new ReportDocument(), [later])).rejects.toThrow(
      "the journal has a gap inside",
    );
  });
});
