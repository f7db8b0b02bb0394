import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { history } from "@/test/campaigns/arbitrary-history";
import { MANY_CLIENTS, transactAbout } from "./transact-about";

const ROOTS = ["a", "t", "c", "d"];

/** What so many windows have written that it is worth telling which of them a transaction is about. */
const CROWD = Y.mergeUpdates(
  Array.from({ length: MANY_CLIENTS }, (_, at) => {
    const window = new Y.Doc();
    window.clientID = 4_000_000_000 + at;
    window.getMap("crowd").set(String(at), [at]);
    return Y.encodeStateAsUpdate(window);
  }),
);

/** A document in which a crowd has written, and everything that it tells of its transactions. */
function watched(): { ydoc: Y.Doc; told: unknown[] } {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, CROWD);
  const told: unknown[] = [];
  for (const root of ROOTS) {
    ydoc.getMap(root).observe(({ changes }) => told.push([root, ...changes.keys]));
  }
  ydoc.on("update", (update: Uint8Array) => told.push(update));
  return { ydoc, told };
}

function applyAbout(ydoc: Y.Doc, update: Uint8Array): void {
  const clients = Y.parseUpdateMeta(update).to.keys();
  transactAbout(ydoc, clients, () => Y.applyUpdate(ydoc, update));
}

describe("[AG3] a transaction about some clients", () => {
  it("does and tells what any other does", () => {
    fc.assert(
      fc.property(history, fc.boolean(), ({ updates, whole }, isShuffled) => {
        const [plain, narrow] = [watched(), watched()];
        narrow.ydoc.clientID = plain.ydoc.clientID;
        for (const update of isShuffled ? updates.toReversed() : [...updates, whole]) {
          Y.applyUpdate(plain.ydoc, update);
          applyAbout(narrow.ydoc, update);
          for (const { ydoc } of [plain, narrow]) {
            const change = (): unknown => ydoc.getMap("a").set("1", [ydoc.getMap("a").size]);
            if (ydoc === narrow.ydoc) transactAbout(ydoc, [], change);
            else change();
          }
        }
        expect(narrow.told).toEqual(plain.told);
        expect(Y.encodeStateAsUpdate(narrow.ydoc)).toEqual(Y.encodeStateAsUpdate(plain.ydoc));
      }),
    );
  });

  it("looks at those clients alone, however many have written", () => {
    const ydoc = new Y.Doc();
    for (let client = 1; client <= 1_000; client += 1) {
      const window = new Y.Doc();
      window.clientID = client;
      window.getMap("a").set(String(client), [client]);
      applyAbout(ydoc, Y.encodeStateAsUpdate(window));
    }
    const clocks: number[] = [];
    ydoc.on("afterTransaction", ({ afterState }: Y.Transaction) => clocks.push(afterState.size));
    transactAbout(ydoc, [], () => ydoc.getMap("a").delete("7"));
    transactAbout(ydoc, [], () => ydoc.getMap("a").set("8", [0]));
    expect(clocks).toEqual([0, 1]);
    expect(Y.decodeStateVector(Y.encodeStateVector(ydoc)).size).toBe(1_001);
  });

  it("begins within another one, and ends with it", () => {
    const { ydoc, told } = watched();
    ydoc.getMap("a").observe(() => {
      if (ydoc.getMap("c").size === 0) {
        transactAbout(ydoc, [], () => ydoc.getMap("c").set("answer", ["x"]));
      }
    });
    const other = new Y.Doc();
    other.getMap("a").set("question", ["x"]);
    applyAbout(ydoc, Y.encodeStateAsUpdate(other));
    const updates = told.filter((one) => one instanceof Uint8Array);
    const copy = watched().ydoc;
    for (const update of updates) Y.applyUpdate(copy, update);
    expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(ydoc));
    expect(ydoc.getMap("c").get("answer")).toEqual(["x"]);
  });
});
