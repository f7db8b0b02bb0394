import * as Y from "yjs";
import type { ScannedUpdate } from "@/collab/wire/scan-update";
import type { FactChange } from "@/domain/facts/judge";
import type { SharedDocument } from "../../rooms/room-kind";
import { StructPlaces } from "./struct-places";

/**
 * The facts that an update would set, without applying it; what it deletes is not among them. What builds on something
 * unknown is left out: the gate asks for that, and applies nothing.
 */
export function previewUpdate(
  document: SharedDocument,
  { structs }: Pick<ScannedUpdate, "structs">,
): FactChange[] {
  const { store } = document.ydoc;
  const fresh = structs.filter(
    ({ client, clock, length }) => clock + length > Y.getState(store, client),
  );
  const places = new StructPlaces(document, fresh);
  return fresh.flatMap((struct) => {
    const place = struct.fact === null ? null : places.of(struct);
    if (!place) return [];
    const before = document.raw(place.kind, place.key);
    return [{ ...place, before, after: struct.fact }];
  });
}
