import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";

/** Whether the keys are shown. */
export const HELP: PartModel<WritableLiveValue<boolean>> = {
  create: () => createLiveValue<boolean>(false),
};

export function helpOf(room: RoomKernel): WritableLiveValue<boolean> {
  return room.model(HELP);
}
