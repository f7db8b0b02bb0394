import { useCallback } from "react";
import type { UserId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";

/** Says today's name of a person who is mentioned, "somebody" if nobody knows it. */
export function useNameOf(): (user: UserId) => string {
  const words = useWords("reading-room");
  const everybody = useLive(useRoom().people.all, (all) => all);
  return useCallback(
    (user) => everybody.get(user)?.name ?? words("note.somebody"),
    [everybody, words],
  );
}
