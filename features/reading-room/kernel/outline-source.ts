import type { ComponentType, ReactNode } from "react";
import type { LiveValue } from "@/collab/facts/live-value";

/** A line of the outline, under the heading of the section in which it begins. */
export type OutlineEntry = {
  readonly key: string;
  /** Where it begins. */
  readonly start: number;
  /** Whether a person has settled it; headings count those. */
  readonly isSettled: boolean;
  readonly show: () => ReactNode;
};

/** What a part lists in the outline. */
export type OutlineSource<Room> = {
  /** In reading order; an entry is the same object while nothing about it changes. */
  entries: (room: Room) => LiveValue<readonly OutlineEntry[]>;
  isLoading: (room: Room) => LiveValue<boolean>;
  /** The key of the entry that is kept in sight; `null` if there is none. */
  followed: (room: Room) => LiveValue<string | null>;
  /** Stands over the list: that entries are still to come, or could not be had. */
  State: ComponentType;
};
