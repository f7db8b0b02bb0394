import * as prng from "lib0/prng";
import * as Y from "yjs";
import { newId } from "@/collab/facts/new-id";
import type { FactForms } from "@/domain/facts/fact-kind";
import type { KeyForm } from "@/domain/facts/key-form";
import type { Field } from "@/domain/facts/shape";
import { wireFormOf } from "@/domain/facts/wire-form";
import type { UserId } from "@/domain/ids";
import { LABELS } from "../sync/honest-crowd";

const NOW = 1_760_000_000_000;
const ODD_KEYS = ["__proto__", "constructor", "not an id", "", "toString"];
/** Words, days and codes: some that there are, and some that nobody may write. */
const TEXTS = [
  ...["Mine.", "Norway", "", "NOR", "RUS", "2011-09-14", "9999-99-99"],
  ...["\0", "\u200b", "\u202eturned", "a\ud83d"],
];

/**
 * What somebody sends who writes anything anywhere with Yjs itself: copies of others' facts, facts in their names and in
 * one's own, under keys that are none, deleted at once, over what stands or beside it, with or without knowing it.
 */
export function forgeFrame(
  kinds: FactForms,
  server: Y.Doc,
  forger: UserId,
  dice: prng.PRNG,
): Uint8Array {
  const ydoc = new Y.Doc();
  const roll = (sides: number): number => prng.int32(dice, 0, sides - 1);
  const pick = <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item;
  const longest = "x".repeat(wireFormOf(kinds).mostKeyBytes);
  const forms = Object.values(kinds);
  ydoc.clientID = prng.uint32(dice, 0, 2 ** 32 - 1);
  if (roll(4) > 0) Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server));
  ydoc.transact(() => {
    for (let left = 1 + roll(3); left > 0; left -= 1) {
      const { root: name, keys, shape } = pick(forms);
      const make = (by: UserId) => (field: Field) => makeValue({ kinds, server, by, pick }, field);
      const root = ydoc.getMap(name);
      const standing = [...server.getMap(name).keys()];
      const known = roll(2) === 0 && standing.length > 0 ? pick(standing) : null;
      const isOdd = roll(4) === 0;
      const key =
        known ??
        (isOdd ? pick([...ODD_KEYS, longest]) : pick<KeyForm>(keys).map(make(forger)).join("."));
      const copied: unknown = server.getMap(name).get(key);
      const by = roll(4) === 0 ? ("anaanaanaana" as UserId) : forger;
      const fact = copied !== undefined && roll(2) === 0 ? copied : shape.map(make(by));
      if (roll(6) > 0) root.set(key, fact);
      if (roll(3) === 0) root.delete(key);
    }
  });
  return Y.encodeStateAsUpdate(ydoc, Y.encodeStateVector(server));
}

type Making = {
  kinds: FactForms;
  server: Y.Doc;
  by: UserId;
  pick: <Item>(items: readonly Item[]) => Item;
};

/** Mostly what the field takes, and often what no judge lets pass. */
function makeValue(making: Making, field: Field): string | number {
  const { by, pick } = making;
  switch (field.is) {
    case "signer":
      return by;
    case "id":
      return pick([...idsOf(making, field.noun), newId()]);
    case "time":
      return pick([NOW, NOW, 1]);
    case "edition":
      return pick([1, 1, 2]);
    case "count":
      return 1;
    case "start":
      return pick([0, 4, 4]);
    case "end":
      return pick([8, 5, 3]);
    case "choice":
      return pick(field.of);
    case "text": {
      const fitting = TEXTS.filter((one) => field.form?.test(one) ?? one.length >= field.least);
      return pick([...fitting, pick(TEXTS)]);
    }
  }
}

/** Of what there is already: the keys under which such things stand. */
function idsOf({ kinds, server, by }: Making, noun: string): readonly string[] {
  if (noun === "user") return [by, by, "benbenbenben"];
  if (noun === "label") return LABELS;
  const named = Object.values(kinds).filter(({ keys }) =>
    keys.some(([part, ...more]) => more.length === 0 && part?.is === "id" && part.noun === noun),
  );
  return named.slice(0, 1).flatMap(({ root }) => [...server.getMap(root).keys()]);
}
