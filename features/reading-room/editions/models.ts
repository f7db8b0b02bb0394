import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";
import { loadPlaces } from "./client";
import { EditionPlaces } from "./edition-places";

/** Where annotations and statements of other editions stand in this one. */
export const PLACES: PartModel<EditionPlaces> = {
  create: ({ data: { carried, report } }) =>
    new EditionPlaces(carried, () => loadPlaces(report.id, report.edition)),
};

/** The newest edition that there is by now. */
export const NEWEST: PartModel<WritableLiveValue<number>> = {
  create: ({ data }) => createLiveValue(data.report.newest),
};

export function placesOf(room: RoomKernel): EditionPlaces {
  return room.model(PLACES);
}

export function newestOf(room: RoomKernel): WritableLiveValue<number> {
  return room.model(NEWEST);
}
