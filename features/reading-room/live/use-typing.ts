import { useCallback, useEffect, useRef } from "react";
import type { AnnotationId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";

/** After this long without a key, nobody is said to be typing. */
const PAUSE_MS = 4_000;

/** Tells colleagues that somebody writes in this thread, for as long as they do. */
export function useTyping(annotation: AnnotationId): (typing: boolean) => void {
  const room = useRoom();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const say = useCallback(
    (typing: boolean) => {
      if (timer.current !== null) clearTimeout(timer.current);
      const said = timer.current !== null;
      timer.current = null;
      if (typing) {
        timer.current = setTimeout(() => {
          timer.current = null;
          room.say({ typingIn: null });
        }, PAUSE_MS);
        if (!said) room.say({ typingIn: annotation });
      } else if (said) room.say({ typingIn: null });
    },
    [room, annotation],
  );
  useEffect(() => () => say(false), [say]);
  return say;
}
