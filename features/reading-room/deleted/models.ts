import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";

/** Whether the deleted notes are shown. */
export const DELETED: PartModel<WritableLiveValue<boolean>> = {
  create: () => createLiveValue<boolean>(false),
};

export function deletedOf(room: RoomKernel): WritableLiveValue<boolean> {
  return room.model(DELETED);
}
