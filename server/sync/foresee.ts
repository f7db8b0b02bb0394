import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import type {
  FactPlace,
  ScannedDeletion,
  ScannedStruct,
  ScannedUpdate,
} from "@/collab/scan-update";
import { type FactLookup, parseFact } from "@/domain/facts/fact-kind";
import { judgeFact, judgeTrace } from "@/domain/facts/judge";
import {
  REPORT_FACTS,
  type ReportFactName,
  type ReportFacts,
} from "@/domain/facts/report/report-facts";
import type { ReportJudging } from "@/domain/facts/report/report-judging";
import type { FactRefusal } from "@/domain/facts/verdict";
import { ok, refuse, type Result } from "@/domain/result";
import { placeOf, StructPlaces } from "./struct-places";

/** The facts that were judged, the last of each key, by `nameOf` where they stand. */
export type Foreseen = ReadonlyMap<string, readonly (string | number)[]>;

/** Structs that are looked at, or judged, without a moment for anybody else: a millisecond or two. */
const AT_ONCE = 100;

/** `earlier`: what the same update has said of the same key before. */
type Placed = { struct: ScannedStruct; place: FactPlace; earlier: ScannedStruct["fact"] };

/**
 * Judges every struct of an update that is new here, before anything of it is applied: what it holds, whether it will
 * stand or lose against another at once, and where what it held is gone, whether its writer could have written there. So
 * are facts that are taken away with nothing in their place. What else comes out is judged when it is applied. Each `null`
 * is a moment for others; nothing may be written meanwhile.
 */
export function* foresee(
  { structs, deletions }: ScannedUpdate,
  document: ReportDocument,
  judging: Omit<ReportJudging, "lookup">,
): Generator<null, Result<Foreseen, FactRefusal | "foreign-structure">> {
  const { store } = document.ydoc;
  const fresh = structs.filter(
    ({ client, clock, length }) => clock + length > Y.getState(store, client),
  );
  const places = new StructPlaces(document.ydoc, fresh);
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
  const whole = { ...judging, lookup: lookUpIn(document, coming) };
  let judged = 0;
  for (const { struct, place, earlier } of placed) {
    if ((judged += 1) % AT_ONCE === 0) yield null;
    const { kind, key } = place;
    const verdict = struct.fact
      ? judgeFact(
          REPORT_FACTS,
          { kind, key, before: earlier ?? document.raw(kind, key), after: struct.fact },
          whole,
        )
      : judgeTrace(REPORT_FACTS, kind, key, whole);
    if (!verdict.ok) return verdict;
  }
  for (const item of standingIn(store, deletions)) {
    if ((judged += 1) % AT_ONCE === 0) yield null;
    const place = placeOf(item);
    if (!place || coming.has(nameOf(place))) continue;
    const before = document.raw(place.kind, place.key);
    const verdict = judgeFact(REPORT_FACTS, { ...place, before, after: undefined }, whole);
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

/** What stands, and else what the update brings. */
function lookUpIn(document: ReportDocument, coming: Foreseen): FactLookup<ReportFacts> {
  return <Kind extends ReportFactName>(kind: Kind, key: string): ReportFacts[Kind] | null =>
    document.fact(kind, key) ?? parseFact(REPORT_FACTS, kind, coming.get(nameOf({ kind, key })));
}
