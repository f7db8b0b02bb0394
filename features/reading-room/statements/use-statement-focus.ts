import { useEffect, type RefObject } from "react";
import { useRoom, useUi } from "../kernel/room-context";
import { patchLive } from "../kernel/use-live";

/** Takes the keyboard's focus into the card when that is wanted: to its first field, where it has one. */
export function useStatementFocus(card: RefObject<HTMLElement | null>): void {
  const room = useRoom();
  const wanted = useUi((ui) => ui.focus?.kind === "statement");
  useEffect(() => {
    if (!wanted) return;
    const field = card.current?.querySelector<HTMLElement>("[data-first-field]");
    (field ?? card.current)?.focus({ preventScroll: true });
    patchLive(room.ui, { focus: null });
  }, [wanted, card, room]);
}
