"use client";

import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { Annotation } from "@/domain/annotation/annotation";
import type { Standing } from "@/domain/annotation/carried";
import type { AnnotationId, UserId } from "@/domain/ids";
import { toRights, type Rights } from "./rights";
import type { RoomPerson } from "./room-data";
import type { RoomModel } from "./room-kernel";
import type { RoomUi } from "./open";
import { useLive } from "./use-live";

const RoomContext = createContext<RoomModel | null>(null);

export function RoomProvider({ room, children }: { room: RoomModel; children: ReactNode }) {
  return <RoomContext value={room}>{children}</RoomContext>;
}

export function useRoom(): RoomModel {
  const room = useContext(RoomContext);
  if (!room) throw new Error("outside of a reading room");
  return room;
}

/** Renders again only when something about this annotation changes. */
export function useAnnotation(id: AnnotationId): Annotation | null {
  return useAnnotationOrNull(id);
}

/** What became of it in the edition that is read. */
export function useStanding(id: AnnotationId): Standing | null {
  const { store } = useRoom();
  const read = (): Standing | null => store.standing(id);
  return useSyncExternalStore((listener) => store.subscribe(id, listener), read, read);
}

/** The same where there may be none to look at. */
export function useAnnotationOrNull(id: AnnotationId | null): Annotation | null {
  const { store } = useRoom();
  const read = (): Annotation | null => id && store.annotation(id);
  return useSyncExternalStore(
    (listener) => (id ? store.subscribe(id, listener) : () => undefined),
    read,
    read,
  );
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
