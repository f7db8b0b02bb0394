import { useEffect } from "react";
import { useRoom } from "../room-context";
import type { RoomKernel } from "../room-kernel";
import { isElsewhere, isPressable, isTyping } from "./where-keys-go";

/** Calls the commands of the parts by their keys, and closes the open card by Escape. */
export function useRoomKeys(): void {
  const room = useRoom();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (event.defaultPrevented || isElsewhere(target)) return;
      if (key === "Escape") {
        if (!isTyping(target)) closeCard(room, target);
      } else if (key !== "Enter" || !isPressable(target)) {
        if (room.press(event, isTyping(target))) event.preventDefault();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [room]);
}

function closeCard(room: RoomKernel, from: EventTarget | null): void {
  const { kind } = room.ui.get().open;
  if (kind === "nothing") return;
  for (const { cards } of room.parts) cards?.[kind]?.close(room, from);
}
