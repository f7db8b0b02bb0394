import { useEffect } from "react";
import { useRoom } from "../kernel/room-context";

/** What colleagues add to the open note while it is looked at is read. */
export function useReading(): void {
  const room = useRoom();
  useEffect(() => {
    const read = (): void => {
      const { active } = room.ui.get();
      if (active) room.markRead(active);
    };
    const stop = room.store.onTouched((touched) => {
      const { active } = room.ui.get();
      if (active && touched.has(active)) queueMicrotask(read);
    });
    document.addEventListener("visibilitychange", read);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", read);
    };
  }, [room]);
}
