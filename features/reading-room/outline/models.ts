import type { LiveValue } from "@/collab/facts/live-value";
import { deriveValue } from "../kernel/derive-value";
import type { OutlineEntry } from "../kernel/outline-source";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";

/** What all parts list in the outline, as one. */
export type Outline = {
  /** In reading order. */
  entries: LiveValue<readonly OutlineEntry[]>;
  isLoading: LiveValue<boolean>;
  /** The key of the entry that is kept in sight. */
  followed: LiveValue<string | null>;
};

export const OUTLINE: PartModel<Outline> = {
  create: (room) => {
    const sources = room.parts.flatMap(({ outline }) => outline ?? []);
    const lists = sources.map(({ entries }) => entries(room));
    const loading = sources.map(({ isLoading }) => isLoading(room));
    const followed = sources.map((source) => source.followed(room));
    return {
      entries: deriveValue(lists, () =>
        lists.flatMap((list) => list.get()).toSorted((a, b) => a.start - b.start),
      ),
      isLoading: deriveValue(loading, () => loading.some((one) => one.get())),
      followed: deriveValue(
        followed,
        () => followed.map((one) => one.get()).find((key) => key !== null) ?? null,
      ),
    };
  },
};

export function outlineOf(room: RoomKernel): Outline {
  return room.model(OUTLINE);
}
