import fc from "fast-check";
import * as Y from "yjs";

/** Random gestures of two people on flat maps of facts, as one update each. */
export const history = fc
  .array(fc.tuple(fc.nat(1), fc.constantFrom("a", "t", "c", "d"), fc.nat(5), fc.nat(3)), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    const docs = [new Y.Doc(), new Y.Doc()];
    const updates: Uint8Array[] = [];
    for (const ydoc of docs) ydoc.on("update", (update: Uint8Array) => updates.push(update));
    for (const [who, root, key, what] of steps) {
      const ydoc = docs[who];
      if (!ydoc) continue;
      const map = ydoc.getMap(root);
      if (what === 0) map.delete(String(key));
      else if (what === 3)
        for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
      else map.set(String(key), ["somebodyabcd", 1_700_000_000_000 + key, "ø€😀".repeat(what)]);
    }
    const [first = new Y.Doc()] = docs;
    return { updates, whole: Y.encodeStateAsUpdate(first) };
  });
