import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import type {
  FactPlace,
  ScannedDeletion,
  ScannedStruct,
  ScannedUpdate,
} from "@/collab/scan-update";
import { parseFact, type FactKind, type Facts } from "@/domain/facts/facts";
import { judgeFact } from "@/domain/facts/judge-fact";
import { judgeTrace } from "@/domain/facts/judge-trace";
import type { FactLookup, FactRefusal, Judging } from "@/domain/facts/judging";
import { ok, refuse, type Result } from "@/domain/result";
import { placeOf, StructPlaces } from "./struct-places";

/** The facts that were judged, the last of each key, by `nameOf` where they stand. */
export type Foreseen = ReadonlyMap<string, readonly (string | number)[]>;

/** Structs that are looked at, or judged, without a moment for anybody else: a millisecond or two. */
const AT_ONCE = 100;

type Placed = { struct: ScannedStruct; place: FactPlace };

/**
 * Judges every struct of an update that is new here, before anything of it is applied: what it holds, whether it will
 * stand or lose against another at once, and where what it held is gone, whether its writer could have written there. So
 * are facts that are taken away with nothing in their place. What else comes out is judged when it is applied. Each `null`
 * is a moment for others; nothing may be written meanwhile.
 */
export function* foresee(
  { structs, deletions }: ScannedUpdate,
  document: ReportDocument,
  judging: Omit<Judging, "lookup">,
): Generator<null, Result<Foreseen, FactRefusal | "foreign-structure">> {
  const { store } = document.ydoc;
  const fresh = structs.filter(
    ({ client, clock, length }) => clock + length > Y.getState(store, client),
  );
  const places = new StructPlaces(document.ydoc, fresh);
  const placed: Placed[] = [];
  for (const struct of fresh) {
    const place = places.of(struct);
    if (!place) return refuse("foreign-structure");
    if (placed.push({ struct, place }) % AT_ONCE === 0) yield null;
  }
  const whole = { ...judging, lookup: lookUpIn(document, placed) };
  const sofar = new Map<string, readonly (string | number)[]>();
  let judged = 0;
  for (const { struct, place } of placed) {
    if ((judged += 1) % AT_ONCE === 0) yield null;
    const { kind, key } = place;
    const name = nameOf(place);
    const before = sofar.get(name) ?? document.raw(kind, key);
    const verdict = struct.fact
      ? judgeFact({ kind, key, before, after: struct.fact }, whole)
      : judgeTrace(kind, key, whole);
    if (!verdict.ok) return verdict;
    if (struct.fact) sofar.set(name, struct.fact);
  }
  for (const item of standingIn(store, deletions)) {
    if ((judged += 1) % AT_ONCE === 0) yield null;
    const place = placeOf(item);
    if (!place || sofar.has(nameOf(place))) continue;
    const before = document.raw(place.kind, place.key);
    const verdict = judgeFact({ ...place, before, after: undefined }, whole);
    if (!verdict.ok) return verdict;
  }
  return ok(sofar);
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

/** What stands, and else what the update brings. */
function lookUpIn(document: ReportDocument, placed: readonly Placed[]): FactLookup {
  const coming = new Map<string, unknown>();
  for (const { struct, place } of placed) {
    if (struct.fact) coming.set(nameOf(place), struct.fact);
  }
  return <Kind extends FactKind>(kind: Kind, key: string): Facts[Kind] | null =>
    document.fact(kind, key) ?? parseFact(kind, coming.get(nameOf({ kind, key })));
}
