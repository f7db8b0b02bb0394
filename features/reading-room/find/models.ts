import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";
import { NO_SEARCH, type Search } from "./search";

export const SEARCH: PartModel<WritableLiveValue<Search>> = {
  create: () => createLiveValue<Search>(NO_SEARCH),
};

/** Whether the search stands under the bar. */
export const FINDING: PartModel<WritableLiveValue<boolean>> = {
  create: () => createLiveValue<boolean>(false),
};

export function searchOf(room: RoomKernel): WritableLiveValue<Search> {
  return room.model(SEARCH);
}

export function findingOf(room: RoomKernel): WritableLiveValue<boolean> {
  return room.model(FINDING);
}
