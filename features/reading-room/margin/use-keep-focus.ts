import { useEffect, useRef } from "react";
import type { AnnotationId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";
import { patchLive } from "../kernel/use-live";

/**
 * When the open note goes away (deleted by anybody, or filtered out) its neighbour takes its place, and the keyboard's
 * focus with it, if the focus was in the note.
 */
export function useKeepFocus(): void {
  const room = useRoom();
  const last = useRef<{ id: AnnotationId; index: number; focused: boolean } | null>(null);

  useEffect(() => {
    const remember = (): void => {
      const { active } = room.ui.get();
      const index = active ? room.list.state.get().order.findIndex(({ id }) => id === active) : -1;
      const card = active && document.getElementById(`comment-${active}`);
      last.current =
        active && index !== -1
          ? { id: active, index, focused: card ? card.contains(document.activeElement) : false }
          : null;
    };
    const follow = (): void => {
      const { order } = room.list.state.get();
      const before = last.current;
      const isOpen = before !== null && room.ui.get().active === before.id;
      if (!isOpen || order.some(({ id }) => id === before.id)) {
        remember();
        return;
      }
      const neighbour = order[Math.min(before.index, order.length - 1)]?.id ?? null;
      const focus = neighbour
        ? ({ kind: "card", annotation: neighbour } as const)
        : ({ kind: "margin" } as const);
      patchLive(room.ui, {
        active: before.focused ? neighbour : null,
        ...(before.focused && { focus }),
      });
      remember();
    };
    const stops = [room.list.state.subscribe(follow), room.ui.subscribe(remember)];
    document.addEventListener("focusin", remember);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener("focusin", remember);
    };
  }, [room]);
}
