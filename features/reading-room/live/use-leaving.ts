import { useEffect } from "react";
import { useRoom } from "../kernel/room-context";
import { wouldLose } from "../status/describe-status";
import { readsOf, draftsOf } from "../notes/models";

/** When the page goes away: stores what waits to be stored, and asks first where words would be lost. */
export function useLeaving(): void {
  const room = useRoom();
  useEffect(() => {
    const store = (): void => {
      void draftsOf(room).flush();
      void readsOf(room).flush();
    };
    const hide = (): void => {
      if (document.hidden) store();
    };
    const ask = (event: BeforeUnloadEvent): void => {
      if (wouldLose(room.status.get()) || draftsOf(room).wouldLose) event.preventDefault();
    };
    window.addEventListener("pagehide", store);
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("pagehide", store);
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("beforeunload", ask);
    };
  }, [room]);
}
