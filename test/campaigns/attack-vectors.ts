import * as Y from "yjs";

/** A room of some kind, as whoever attacks it sees it. */
export type AttackedRoom = {
  /** One of its roots. */
  root: string;
  key: string;
  /** A tuple that this person may write under that key. */
  fact: (by: string) => unknown[];
};

/** Who attacks, and in whose name. */
export type Attackers = { own: string; victim: string };

export type AttackVector = [
  name: string,
  make: (room: AttackedRoom, who: Attackers) => Uint8Array,
  reason: string,
];

/** What a change of a document sends; of a copy of `from`, only what is new. */
export function forgeUpdate(change: (ydoc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const ydoc = new Y.Doc();
  if (from) Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(from));
  const before = Y.encodeStateVector(ydoc);
  ydoc.transact(() => change(ydoc));
  return Y.encodeStateAsUpdate(ydoc, before);
}

/** Ways around a filter that lead into no room, whatever its kind. */
export const ATTACK_VECTORS: readonly AttackVector[] = [
  ["g: garbage", () => Uint8Array.of(1, 1, 77, 0, 0, 9, 0), "foreign-structure"],
  [
    "h: a subdocument",
    ({ root, key }) => forgeUpdate((ydoc) => ydoc.getMap(root).set(key, new Y.Doc())),
    "foreign-structure",
  ],
  [
    "i: a root of one's own",
    ({ key }) => forgeUpdate((ydoc) => ydoc.getMap("x").set(key, [1])),
    "foreign-structure",
  ],
  ["j: a bomb", () => Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0), "too-large"],
  [
    "j: more windows than anybody has had",
    ({ root, fact }, { own }) =>
      forgeUpdate((ydoc) => {
        for (let window = 1; window <= 2_001; window += 1) {
          ydoc.clientID = window;
          ydoc.getMap(root).set(`window${window}`, fact(own));
        }
      }),
    "too-large",
  ],
  [
    "j: more at once than anybody has written",
    ({ root, key, fact }, { own }) =>
      forgeUpdate((ydoc) => {
        const said = fact(own);
        for (let times = 0; times < 50_001; times += 1) ydoc.getMap(root).set(key, said);
      }),
    "too-large",
  ],
  [
    "another's name",
    ({ root, key, fact }, { victim }) =>
      forgeUpdate((ydoc) => ydoc.getMap(root).set(key, fact(victim))),
    "forged-creator",
  ],
  [
    "Yjs' other encoding",
    ({ root, key, fact }, { own }) => {
      const ydoc = new Y.Doc();
      ydoc.getMap(root).set(key, fact(own));
      return Y.encodeStateAsUpdateV2(ydoc);
    },
    "undecodable",
  ],
];
