import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import { ROOT_NAMES } from "@/collab/root-names";
import type { ScannedUpdate } from "@/collab/scan-update";
import type { FactChange } from "@/domain/facts/judging";
import { StructPlaces } from "./struct-places";

/**
 * The facts that an update would set, without applying it; what it deletes is not among them. What builds on something
 * unknown is left out: the gate asks for that, and applies nothing.
 */
export function previewUpdate(
  { ydoc }: ReportDocument,
  { structs }: Pick<ScannedUpdate, "structs">,
): FactChange[] {
  const fresh = structs.filter(
    ({ client, clock, length }) => clock + length > Y.getState(ydoc.store, client),
  );
  const places = new StructPlaces(ydoc, fresh);
  return fresh.flatMap((struct) => {
    const place = struct.fact === null ? null : places.of(struct);
    if (!place) return [];
    const before: unknown = ydoc.getMap(ROOT_NAMES[place.kind]).get(place.key);
    return [{ ...place, before, after: struct.fact }];
  });
}
