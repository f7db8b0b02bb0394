import * as prng from "lib0/prng";
import * as Y from "yjs";
import { ROOT_NAMES } from "@/collab/root-names";
import { FACT_KINDS, labelKey, reactionKey, targetKey, type FactKind } from "@/domain/facts/facts";
import { newId } from "@/collab/new-id";
import type { UserId } from "@/domain/ids";
import { LABELS } from "./honest-crowd";

const NOW = 1_760_000_000_000;
const ODD_KEYS = ["__proto__", "constructor", "not an id", "x".repeat(64), "", "toString"];
const BODIES = ["Mine.", "\0", "\u200b", "\u202eturned", "a\ud83d"];

/**
 * What somebody sends who writes anything anywhere with Yjs itself: copies of others' facts, facts in their names and in
 * one's own, under keys that are none, deleted at once, over what stands or beside it, with or without knowing it.
 */
export function forgeFrame(server: Y.Doc, forger: UserId, dice: prng.PRNG): Uint8Array {
  const ydoc = new Y.Doc();
  const roll = (sides: number): number => prng.int32(dice, 0, sides - 1);
  const pick = <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item;
  ydoc.clientID = prng.uint32(dice, 0, 2 ** 32 - 1);
  if (roll(4) > 0) Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server));
  ydoc.transact(() => {
    for (let left = 1 + roll(3); left > 0; left -= 1) {
      const kind = pick(FACT_KINDS);
      const root = ydoc.getMap(ROOT_NAMES[kind]);
      const standing = [...server.getMap(ROOT_NAMES[kind]).keys()];
      const known = roll(2) === 0 && standing.length > 0 ? pick(standing) : null;
      const key = known ?? (roll(4) === 0 ? pick(ODD_KEYS) : makeKey(server, kind, forger, pick));
      const copied: unknown = server.getMap(ROOT_NAMES[kind]).get(key);
      const fact =
        copied !== undefined && roll(2) === 0
          ? copied
          : makeFact(server, kind, roll(4) === 0 ? ("anaanaanaana" as UserId) : forger, pick);
      if (roll(6) > 0) root.set(key, fact);
      if (roll(3) === 0) root.delete(key);
    }
  });
  return Y.encodeStateAsUpdate(ydoc, Y.encodeStateVector(server));
}

type Pick = <Item>(items: readonly Item[]) => Item;

function makeKey(server: Y.Doc, kind: FactKind, forger: UserId, pick: Pick): string {
  const annotation = pick([...keys(server, "annotations"), newId()]) as never;
  const comment = pick([...keys(server, "comments"), newId()]) as never;
  switch (kind) {
    case "labels":
      return labelKey(annotation, pick([...LABELS, newId() as never]));
    case "targets":
      return pick([annotation, targetKey(annotation, pick([1, 2]))]);
    case "reactions":
      return reactionKey(comment, pick([forger, "benbenbenben" as UserId]), "👍");
    case "edits":
      return comment;
    case "states":
      return annotation;
    case "deletions":
      return pick([annotation, comment]);
    case "revisions":
      return pick(["1", "2"]);
    default:
      return newId();
  }
}

function makeFact(server: Y.Doc, kind: FactKind, by: UserId, pick: Pick): unknown {
  const at = pick([NOW, NOW, 1]);
  const place = [
    pick([1, 1, 2]),
    ...pick([
      [0, 8],
      [4, 5],
      [9, 3],
    ]),
  ];
  switch (kind) {
    case "annotations":
      return [by, at, ...place];
    case "targets":
      return [...place, by, at];
    case "comments":
      return [pick([...keys(server, "annotations"), newId()]), by, at, pick(BODIES)];
    case "edits":
      return [pick(BODIES), at];
    case "states":
    case "revisions":
      return [1, by, at];
    case "reactions":
      return [at];
    case "statements": {
      const [actor, isoA3] = pick([
        ["Norway", "NOR"],
        ["Norway", "RUS"],
        ["\0", ""],
      ]);
      const date = pick(["2011-09-14", "9999-99-99"]);
      return [...place, actor, "state", isoA3, "", "", "", date, "", "speech", "confirmed", by, at];
    }
    default:
      return [by, at];
  }
}

function keys(server: Y.Doc, kind: FactKind): string[] {
  return [...server.getMap(ROOT_NAMES[kind]).keys()];
}
