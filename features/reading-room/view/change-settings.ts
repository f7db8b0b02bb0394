import { applyTheme } from "@/components/theme";
import type { Settings } from "@/contract/people";
import { changeMe } from "@/features/accounts/client";
import type { RoomKernel } from "../kernel/room-kernel";

/** Takes effect at once and follows the person; goes back where the server does not take it. */
export function changeSettings(room: RoomKernel, changes: Settings): void {
  const before = room.settings.get();
  show(room, { ...before, ...changes });
  void changeMe({ settings: changes }).then((saved) => {
    if (saved.ok) return;
    show(room, before);
    room.failures.show(saved.failure);
  });
}

function show(room: RoomKernel, settings: Settings): void {
  room.settings.set(settings);
  applyTheme(settings.theme ?? "system");
  document.documentElement.dataset.textSize = settings.textSize ?? "medium";
}
