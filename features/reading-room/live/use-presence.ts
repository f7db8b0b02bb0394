import { useEffect } from "react";
import { useRoom } from "../kernel/room-context";

/** Where somebody reads need not be known to the tenth of a second. */
const VIEW_PAUSE_MS = 300;

/** Tells colleagues where this person reads, what they have selected, and whether they look. */
export function usePresence(): void {
  const room = useRoom();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const sayView = (): void => {
      timer = null;
      room.say({ viewport: room.viewport.get() });
    };
    const sayActive = (): void => room.say({ active: !document.hidden });
    const stops = [
      room.viewport.subscribe(() => {
        timer ??= setTimeout(sayView, VIEW_PAUSE_MS);
      }),
      room.selection.subscribe(() => room.say({ selection: room.selection.get() })),
    ];
    sayView();
    sayActive();
    document.addEventListener("visibilitychange", sayActive);
    return () => {
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
      document.removeEventListener("visibilitychange", sayActive);
    };
  }, [room]);
}
