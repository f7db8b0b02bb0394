import { showToast } from "@/components/overlay/toast-store";
import type { RoomModel } from "../kernel/room-kernel";
import { patchLive } from "../kernel/use-live";
import { toPeoplePresent, type Colleague } from "./colleagues";

/** Follows a colleague's window, or nobody. */
export function follow(room: RoomModel, colleague: Colleague | null): void {
  if (colleague && !colleague.viewport) {
    showToast(room.words("presence.nowhere", { name: colleague.name }));
    return;
  }
  patchLive(room.ui, { following: colleague?.client ?? null });
}

/** By key: the only colleague at once, one after the other, or the menu where there are many. */
export function followNext(room: RoomModel): void {
  const people = toPeoplePresent(room.colleagues.get());
  if (people.length === 0) {
    showToast(room.words("presence.alone"));
    return;
  }
  const { following } = room.ui.get();
  const at = people.findIndex(({ client }) => client === following);
  follow(room, people[at + 1] ?? null);
}
