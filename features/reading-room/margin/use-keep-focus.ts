import { useEffect, useRef } from "react";
import type { AnnotationId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";
import { patchLive } from "../kernel/use-live";
import { noteListOf } from "../notes/models";
import { noteOf, NOTHING } from "../kernel/open";
import { toOpenNote } from "../notes/navigate";

/**
 * When the open note goes away (deleted by anybody, or filtered out) its neighbour takes its place, and the keyboard's
 * focus with it, if the focus was in the note.
 */
export function useKeepFocus(): void {
  const room = useRoom();
  const last = useRef<{ id: AnnotationId; index: number; focused: boolean } | null>(null);

  useEffect(() => {
    const remember = (): void => {
      const active = noteOf(room.ui.get());
      const index = active
        ? noteListOf(room)
            .state.get()
            .order.findIndex(({ id }) => id === active)
        : -1;
      const card = active && document.getElementById(`comment-${active}`);
      last.current =
        active && index !== -1
          ? { id: active, index, focused: card ? card.contains(document.activeElement) : false }
          : null;
    };
    const follow = (): void => {
      const { order } = noteListOf(room).state.get();
      const before = last.current;
      const isOpen = before !== null && noteOf(room.ui.get()) === before.id;
      if (!isOpen || order.some(({ id }) => id === before.id)) {
        remember();
        return;
      }
      const neighbour = order[Math.min(before.index, order.length - 1)]?.id ?? null;
      const focus = neighbour
        ? ({ kind: "card", annotation: neighbour } as const)
        : ({ kind: "margin" } as const);
      patchLive(room.ui, {
        open: before.focused && neighbour ? toOpenNote(NOTHING, neighbour) : NOTHING,
        ...(before.focused && { focus }),
      });
      remember();
    };
    const stops = [noteListOf(room).state.subscribe(follow), room.ui.subscribe(remember)];
    document.addEventListener("focusin", remember);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener("focusin", remember);
    };
  }, [room]);
}
