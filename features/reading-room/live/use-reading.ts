import { useEffect } from "react";
import { useRoom } from "../kernel/room-context";
import { notesOf } from "../notes/models";
import { markRead } from "../notes/reading";
import { noteOf } from "../kernel/open";

/** What colleagues add to the open note while it is looked at is read. */
export function useReading(): void {
  const room = useRoom();
  useEffect(() => {
    const read = (): void => {
      const active = noteOf(room.ui.get());
      if (active) markRead(room, active);
    };
    const stop = notesOf(room).onTouched((touched) => {
      const active = noteOf(room.ui.get());
      if (active && touched.has(active)) queueMicrotask(read);
    });
    document.addEventListener("visibilitychange", read);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", read);
    };
  }, [room]);
}
