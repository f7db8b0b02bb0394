import { useCallback } from "react";
import type { UserId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";

/** Today's name of whoever is mentioned; `null` where nobody knows it. */
export function useNameOf(): (user: UserId) => string | null {
  const everybody = useLive(useRoom().people.all, (all) => all);
  return useCallback((user) => everybody.get(user)?.name ?? null, [everybody]);
}
