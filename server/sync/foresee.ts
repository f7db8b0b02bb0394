import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import type { FactPlace, ScannedStruct, ScannedUpdate } from "@/collab/scan-update";
import { parseFact, type FactKind, type Facts } from "@/domain/facts/facts";
import { judgeFact } from "@/domain/facts/judge-fact";
import { judgeTrace } from "@/domain/facts/judge-trace";
import type { FactLookup, FactRefusal, Judging } from "@/domain/facts/judging";
import { StructPlaces } from "./struct-places";

type Placed = { struct: ScannedStruct; place: FactPlace };

/**
 * Judges every struct of an update that is new here, before anything of it is applied: what it holds, whether it will
 * stand or lose against another at once, and where what it held is gone, whether its writer could have written there.
 * What will stand in the end, and what is taken away, is judged again when it is applied. `null`: nothing speaks against it.
 */
export function foresee(
  { structs }: ScannedUpdate,
  document: ReportDocument,
  judging: Omit<Judging, "lookup">,
): FactRefusal | "foreign-structure" | null {
  const { store } = document.ydoc;
  const fresh = structs.filter(
    ({ client, clock, length }) => clock + length > Y.getState(store, client),
  );
  const places = new StructPlaces(document.ydoc, fresh);
  const placed: Placed[] = [];
  for (const struct of fresh) {
    const place = places.of(struct);
    if (!place) return "foreign-structure";
    placed.push({ struct, place });
  }
  const whole = { ...judging, lookup: lookUpIn(document, placed) };
  const sofar = new Map<string, unknown>();
  for (const { struct, place } of placed) {
    const { kind, key } = place;
    const name = `${kind} ${key}`;
    const before = sofar.has(name) ? sofar.get(name) : document.raw(kind, key);
    const verdict = struct.fact
      ? judgeFact({ kind, key, before, after: struct.fact }, whole)
      : judgeTrace(kind, key, whole);
    if (!verdict.ok) return verdict.refusal;
    if (struct.fact) sofar.set(name, struct.fact);
  }
  return null;
}

/** What stands, and else what the update brings. */
function lookUpIn(document: ReportDocument, placed: readonly Placed[]): FactLookup {
  const coming = new Map<string, unknown>();
  for (const { struct, place } of placed) {
    if (struct.fact) coming.set(`${place.kind} ${place.key}`, struct.fact);
  }
  return <Kind extends FactKind>(kind: Kind, key: string): Facts[Kind] | null =>
    document.fact(kind, key) ?? parseFact(kind, coming.get(`${kind} ${key}`));
}
