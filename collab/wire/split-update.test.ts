import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { history } from "@/test/campaigns/arbitrary-history";
import { splitUpdate } from "./split-update";

function piecesOf(update: Uint8Array, size: number): Uint8Array[] {
  return [...splitUpdate(update, size)].filter((piece) => piece !== null);
}

const facts = (ydoc: Y.Doc): unknown =>
  ["a", "t", "c", "d"].map((root) => Object.entries(ydoc.getMap(root).toJSON()).sort());

describe("an update in pieces", () => {
  it("makes the same document, and no piece waits for a later one", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 5 }), ({ updates, whole }, size) => {
        for (const update of [whole, Y.mergeUpdates([...updates, whole])]) {
          const [asWhole, inPieces] = [new Y.Doc(), new Y.Doc()];
          Y.applyUpdate(asWhole, update);
          for (const piece of piecesOf(update, size)) {
            Y.applyUpdate(inPieces, piece);
            expect(inPieces.store.pendingStructs).toBeNull();
            expect(inPieces.store.pendingDs).toBeNull();
          }
          expect(facts(inPieces)).toEqual(facts(asWhole));
          expect(Y.encodeStateAsUpdate(inPieces)).toEqual(Y.encodeStateAsUpdate(asWhole));
        }
      }),
    );
  });

  it("adds to what is there already", () => {
    fc.assert(
      fc.property(history, fc.nat(40), ({ updates, whole }, known) => {
        const ydoc = new Y.Doc();
        for (const update of updates.slice(0, known)) Y.applyUpdate(ydoc, update);
        const asWhole = new Y.Doc();
        Y.applyUpdate(asWhole, Y.encodeStateAsUpdate(ydoc));
        const missing = Y.diffUpdate(whole, Y.encodeStateVector(ydoc));
        Y.applyUpdate(asWhole, missing);
        for (const piece of piecesOf(missing, 2)) Y.applyUpdate(ydoc, piece);
        expect(facts(ydoc)).toEqual(facts(asWhole));
      }),
    );
  });

  it("has no more structs in a piece than asked for", () => {
    const ydoc = new Y.Doc();
    for (let key = 0; key < 10; key += 1) ydoc.getMap("a").set(String(key), ["x"]);
    const pieces = piecesOf(Y.encodeStateAsUpdate(ydoc), 3);
    expect(pieces.map((piece) => Y.decodeUpdate(piece).structs.length)).toEqual([3, 3, 3, 1]);
  });

  it("is passed on as it is if it is not made of flat facts", () => {
    const ydoc = new Y.Doc();
    ydoc.getText("text").insert(0, "A text.");
    ydoc.getMap("a").set("nested", new Y.Map());
    const update = Y.encodeStateAsUpdate(ydoc);
    expect(piecesOf(update, 1)).toEqual([update]);
  });

  it("of nothing is nothing", () => {
    expect(piecesOf(Y.encodeStateAsUpdate(new Y.Doc()), 1)).toEqual([]);
  });
});
