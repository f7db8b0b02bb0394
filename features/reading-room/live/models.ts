import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";
import type { Colleague } from "./colleagues";

/** Everybody else's windows. */
export const COLLEAGUES: PartModel<WritableLiveValue<readonly Colleague[]>> = {
  create: () => createLiveValue<readonly Colleague[]>([]),
};

/** The window of the colleague whose reading is followed: a client id. */
export const FOLLOWING: PartModel<WritableLiveValue<number | null>> = {
  create: () => createLiveValue<number | null>(null),
};

export function colleaguesOf(room: RoomKernel): WritableLiveValue<readonly Colleague[]> {
  return room.model(COLLEAGUES);
}

export function followingOf(room: RoomKernel): WritableLiveValue<number | null> {
  return room.model(FOLLOWING);
}
