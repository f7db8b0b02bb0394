"use client";

import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { UserId } from "@/domain/ids";
import { toRights, type Rights } from "./rights";
import type { RoomPerson } from "./room-data";
import type { RoomKernel } from "./room-kernel";
import type { RoomUi } from "./open";
import { useLive } from "./use-live";

const RoomContext = createContext<RoomKernel | null>(null);

export function RoomProvider({ room, children }: { room: RoomKernel; children: ReactNode }) {
  return <RoomContext value={room}>{children}</RoomContext>;
}

export function useRoom(): RoomKernel {
  const room = useContext(RoomContext);
  if (!room) throw new Error("outside of a reading room");
  return room;
}

export function useUi<Part>(select: (ui: RoomUi) => Part): Part {
  return useLive(useRoom().ui, select);
}

export function useRights(): Rights {
  const room = useRoom();
  const role = useLive(room.role, (value) => value);
  return useMemo(() => toRights(role, room.data.me.id), [role, room]);
}

/** `null` where nobody knows the name. */
export function usePerson(id: UserId): RoomPerson | null {
  const { people } = useRoom();
  return useLive(people.all, () => people.find(id));
}
