import { useMemo } from "react";
import type { Section } from "@/domain/edition/structure";
import type { Colleague } from "../live/colleagues";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { findSection } from "./count-by-section";
import { colleaguesOf } from "../live/models";

/** Who reads in which section, by its index. The same map while nobody has gone on to another section. */
export function useReaders(
  sections: readonly Section[],
): ReadonlyMap<number, readonly Colleague[]> {
  const room = useRoom();
  const key = useLive(colleaguesOf(room), (colleagues) =>
    JSON.stringify(
      colleagues.flatMap(({ client, viewport, active }) =>
        viewport && active ? [[client, findSection(sections, viewport.start)]] : [],
      ),
    ),
  );
  return useMemo(() => {
    const places = new Map(JSON.parse(key) as [number, number][]);
    const readers = new Map<number, Colleague[]>();
    for (const colleague of colleaguesOf(room).get()) {
      const index = places.get(colleague.client);
      if (index === undefined) continue;
      const here = readers.get(index) ?? [];
      if (!here.some(({ user }) => user === colleague.user))
        readers.set(index, [...here, colleague]);
    }
    return readers;
  }, [key, room]);
}
