import type { LabelId } from "@/domain/ids";
import type { RoomLabel } from "../kernel/room-data";
import type { RoomKernel } from "../kernel/room-kernel";

export function findLabel({ data }: RoomKernel, id: LabelId): RoomLabel | null {
  return data.labels.find((label) => label.id === id) ?? null;
}

/** The labels that can still be given, in the team's order. */
export function offeredLabels({ data }: RoomKernel): readonly RoomLabel[] {
  return data.labels.filter(({ archived }) => !archived);
}
