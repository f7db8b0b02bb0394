import * as Y from "yjs";
import type {
  FactPlace,
  ScannedDeletion,
  ScannedStruct,
  ScannedUpdate,
} from "@/collab/wire/scan-update";
import type { FactRefusal } from "@/domain/facts/verdict";
import type { Writing } from "@/domain/facts/writing";
import { ok, refuse, type Result } from "@/domain/result";
import type { OpenRoom, RawFacts } from "../../rooms/room-kind";
import { placeOf, StructPlaces } from "./struct-places";

/** The facts that were judged, the last of each key, by `nameOf` where they stand. */
export type Foreseen = ReadonlyMap<string, readonly (string | number)[]>;

/** Structs that are looked at, or judged, without a moment for anybody else: a millisecond or two. */
const AT_ONCE = 100;

/** `earlier`: what the same update has said of the same key before. */
type Placed = { struct: ScannedStruct; place: FactPlace; earlier: ScannedStruct["fact"] };

/**
 * Judges every struct of an update that is new here, before anything of it is applied: what it holds, whether it will
 * stand or lose against another at once, and if what it held is gone, whether its writer could have written there. So
 * are facts that are taken away with nothing in their place. What else comes out is judged when it is applied. Each `null`
 * is a moment for others; nothing may be written meanwhile.
 */
export function* foresee(
  { structs, deletions }: ScannedUpdate,
  room: OpenRoom,
  writing: Writing,
): Generator<null, Result<Foreseen, FactRefusal | "foreign-structure">> {
  const { document } = room;
  const { store } = document.ydoc;
  const fresh = structs.filter(
    ({ client, clock, length }) => clock + length > Y.getState(store, client),
  );
  const places = new StructPlaces(document, fresh);
  const coming = new Map<string, readonly (string | number)[]>();
  const placed: Placed[] = [];
  for (const struct of fresh) {
    const place = places.of(struct);
    if (!place) return refuse("foreign-structure");
    const name = nameOf(place);
    const earlier = coming.get(name) ?? null;
    if (struct.fact) coming.set(name, struct.fact);
    if (placed.push({ struct, place, earlier }) % AT_ONCE === 0) yield null;
  }
  const standing: RawFacts = (kind, key) => document.raw(kind, key);
  const brought: RawFacts = (kind, key) => coming.get(nameOf({ kind, key }));
  const judge = room.judge(writing, [standing, brought], false);
  let judged = 0;
  for (const { struct, place, earlier } of placed) {
    if ((judged += 1) % AT_ONCE === 0) yield null;
    const { kind, key } = place;
    const verdict = struct.fact
      ? judge.change({ kind, key, before: earlier ?? document.raw(kind, key), after: struct.fact })
      : judge.trace(place);
    if (!verdict.ok) return verdict;
  }
  for (const item of standingIn(store, deletions)) {
    if ((judged += 1) % AT_ONCE === 0) yield null;
    const place = placeOf(document, item);
    if (!place || coming.has(nameOf(place))) continue;
    const before = document.raw(place.kind, place.key);
    const verdict = judge.change({ ...place, before, after: undefined });
    if (!verdict.ok) return verdict;
  }
  return ok(coming);
}

/** What stands of that which is to be deleted. */
function* standingIn(
  { clients }: Y.Doc["store"],
  deletions: readonly ScannedDeletion[],
): Generator<Y.Item, void> {
  for (const { client, start, end } of deletions) {
    const structs = clients.get(client);
    const last = structs?.at(-1);
    if (!structs || !last || start >= last.id.clock + last.length) continue;
    for (let at = Y.findIndexSS(structs, start); at < structs.length; at += 1) {
      const struct = structs[at];
      if (!struct || struct.id.clock >= end) break;
      if (struct instanceof Y.Item && !struct.deleted) yield struct;
    }
  }
}

export function nameOf({ kind, key }: FactPlace): string {
  return `${kind} ${key}`;
}
