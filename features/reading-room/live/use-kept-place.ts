import { useEffect } from "react";
import { useRoom } from "../kernel/room-context";

/** In the state of the history's entry: the offset that was read last. Nothing is stored on the device for it. */
const KEY = "caucusPlace";

/** Reading on is over when nothing has moved for so long. Milliseconds. */
const SETTLED_MS = 400;

/**
 * Brings somebody who reloads, or comes back, to where they read. The browser can do that only in a text that came whole
 * with the page; in a longer one, it is gone to when it has come.
 */
export function useKeptPlace(): void {
  const room = useRoom();
  useEffect(() => {
    if (room.text.whole) return undefined;
    const kept = readKept();
    const usual = history.scrollRestoration;
    history.scrollRestoration = "manual";
    if (kept !== null && location.hash === "") {
      room.column?.scrollTo({ start: kept, end: kept + 1 }, { to: "top" });
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      const start = room.viewport.get()?.start;
      // Until the text has come, where somebody is waits to be gone to.
      if (start === undefined || (kept !== null && room.text.text.length <= kept)) return;
      history.replaceState({ ...entry(), [KEY]: start }, "");
    };
    const stop = room.viewport.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(keep, SETTLED_MS);
    });
    window.addEventListener("pagehide", keep);
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
      history.scrollRestoration = usual;
    };
  }, [room]);
}

/** The router keeps what is its own there too. */
function entry(): Record<string, unknown> {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? { ...state } : {};
}

function readKept(): number | null {
  const kept = entry()[KEY];
  return typeof kept === "number" && Number.isInteger(kept) && kept >= 0 ? kept : null;
}
