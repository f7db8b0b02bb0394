import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import type { FactChange } from "@/domain/facts/judge";
import type { ScannedUpdate } from "@/collab/scan-update";
import { StructPlaces } from "./struct-places";

/**
 * The facts that an update would set, without applying it; what it deletes is not among them. What builds on something
 * unknown is left out: the gate asks for that, and applies nothing.
 */
export function previewUpdate(
  document: ReportDocument,
  { structs }: Pick<ScannedUpdate, "structs">,
): FactChange[] {
  const { ydoc } = document;
  const fresh = structs.filter(
    ({ client, clock, length }) => clock + length > Y.getState(ydoc.store, client),
  );
  const places = new StructPlaces(ydoc, fresh);
  return fresh.flatMap((struct) => {
    const place = struct.fact === null ? null : places.of(struct);
    if (!place) return [];
    const before = document.raw(place.kind, place.key);
    return [{ ...place, before, after: struct.fact }];
  });
}
