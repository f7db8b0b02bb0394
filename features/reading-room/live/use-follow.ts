import { useEffect } from "react";
import { showToast } from "@/components/overlay/toast-store";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { colleaguesOf, followingOf } from "./models";

/** Keys that move the page: whoever presses one reads by themselves again. */
const SCROLL_KEYS = new Set([
  "PageUp",
  "PageDown",
  "Home",
  "End",
  "ArrowUp",
  "ArrowDown",
  " ",
  "Escape",
]);

/** Keeps my window where the followed colleague's is, until I scroll or press Esc. */
export function useFollow(): void {
  const room = useRoom();
  const client = useLive(followingOf(room), (client) => client);

  useEffect(() => {
    if (client === null) return;
    let last = -1;
    const stop = (): void => followingOf(room).set(null);
    const follow = (): void => {
      const colleague = colleaguesOf(room)
        .get()
        .find((other) => other.client === client);
      if (!colleague) {
        stop();
        showToast(room.words("presence.stopped"));
        return;
      }
      const start = colleague.viewport?.start ?? last;
      if (start === last || !room.column || !room.columnBox) return;
      last = start;
      const top = room.columnBox.getBoundingClientRect().top + room.column.topOf(start);
      window.scrollBy({ top: top - barHeight(), behavior: "smooth" });
    };
    const stopOnKey = ({ key }: KeyboardEvent): void => {
      if (!SCROLL_KEYS.has(key)) return;
      stop();
      // The other keys move the page, which ends a glide that is under way; this one only stops it.
      if (key === "Escape") window.scrollTo({ top: window.scrollY, behavior: "instant" });
    };
    const stopOnScrollbar = (event: PointerEvent): void => {
      if (event.clientX > document.documentElement.clientWidth) stop();
    };
    follow();
    const unsubscribe = colleaguesOf(room).subscribe(follow);
    window.addEventListener("wheel", stop, { passive: true });
    window.addEventListener("touchmove", stop, { passive: true });
    window.addEventListener("pointerdown", stopOnScrollbar);
    window.addEventListener("keydown", stopOnKey, true);
    return () => {
      unsubscribe();
      window.removeEventListener("wheel", stop);
      window.removeEventListener("touchmove", stop);
      window.removeEventListener("pointerdown", stopOnScrollbar);
      window.removeEventListener("keydown", stopOnKey, true);
    };
  }, [client, room]);
}

/** What the bar at the top covers, px. */
function barHeight(): number {
  return document.querySelector("[data-room-bar]")?.getBoundingClientRect().bottom ?? 0;
}
