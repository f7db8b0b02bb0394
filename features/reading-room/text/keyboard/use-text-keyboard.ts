import { useEffect, useEffectEvent } from "react";
import { handleTextKey, type KeyActions } from "./handle-text-key";
import type { StageRefs } from "../use-text-stage";

/** Keys on the text, wherever in the page they are pressed; see `handleTextKey` for what they mean. */
export function useTextKeyboard({ stage }: StageRefs, actions: KeyActions): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !stage.current) return;
    if (handleTextKey(stage.current, actions, event)) event.preventDefault();
  });

  useEffect(() => {
    const keydown = (event: KeyboardEvent) => handle(event);
    document.addEventListener("keydown", keydown);
    return () => document.removeEventListener("keydown", keydown);
  }, []);
}
