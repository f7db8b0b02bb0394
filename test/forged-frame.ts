import * as prng from "lib0/prng";
import * as Y from "yjs";
import { newId } from "@/collab/new-id";
import type { KeyForm } from "@/domain/facts/key-form";
import {
  REPORT_FACT_NAMES,
  REPORT_FACTS,
  REPORT_WIRE_FORM,
  type ReportFactName,
} from "@/domain/facts/report/report-facts";
import type { Field } from "@/domain/facts/shape";
import type { UserId } from "@/domain/ids";
import { LABELS } from "./honest-crowd";

const NOW = 1_760_000_000_000;
const LONGEST = "x".repeat(REPORT_WIRE_FORM.mostKeyBytes);
const ODD_KEYS = ["__proto__", "constructor", "not an id", LONGEST, "", "toString"];
/** Words, days and codes: some that there are, and some that nobody may write. */
const TEXTS = [
  ...["Mine.", "Norway", "", "NOR", "RUS", "2011-09-14", "9999-99-99"],
  ...["\0", "\u200b", "\u202eturned", "a\ud83d"],
];

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
      const kind = pick(REPORT_FACT_NAMES);
      const root = ydoc.getMap(REPORT_FACTS[kind].root);
      const standing = [...server.getMap(REPORT_FACTS[kind].root).keys()];
      const known = roll(2) === 0 && standing.length > 0 ? pick(standing) : null;
      const key = known ?? (roll(4) === 0 ? pick(ODD_KEYS) : makeKey(server, kind, forger, pick));
      const copied: unknown = server.getMap(REPORT_FACTS[kind].root).get(key);
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

function makeKey(server: Y.Doc, kind: ReportFactName, forger: UserId, pick: Pick): string {
  // What is written once is mostly written under a key of its own.
  if (REPORT_FACTS[kind].written === "once") return newId();
  const form: KeyForm = pick<KeyForm>(REPORT_FACTS[kind].keys);
  return form.map((part) => makeValue(server, part, forger, pick)).join(".");
}

function makeFact(server: Y.Doc, kind: ReportFactName, by: UserId, pick: Pick): unknown {
  return REPORT_FACTS[kind].shape.map((field) => makeValue(server, field, by, pick));
}

/** Mostly what the field takes, and often what no judge lets pass. */
function makeValue(server: Y.Doc, field: Field, by: UserId, pick: Pick): string | number {
  switch (field.is) {
    case "signer":
      return by;
    case "id":
      return pick([...idsOf(server, field.noun, by), newId()]);
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

function idsOf(server: Y.Doc, noun: string, by: UserId): readonly string[] {
  if (noun === "user") return [by, by, "benbenbenben"];
  if (noun === "label") return LABELS;
  const { root } = noun === "comment" ? REPORT_FACTS.comments : REPORT_FACTS.annotations;
  return [...server.getMap(root).keys()];
}
