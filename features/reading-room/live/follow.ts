import { showToast } from "@/components/overlay/toast-store";
import type { RoomKernel } from "../kernel/room-kernel";
import { toPeoplePresent, type Colleague } from "./colleagues";
import { colleaguesOf, followingOf } from "./models";

/** Follows a colleague's window, or nobody. */
export function follow(room: RoomKernel, colleague: Colleague | null): void {
  if (colleague && !colleague.viewport) {
    showToast(room.words("presence.nowhere", { name: colleague.name }));
    return;
  }
  followingOf(room).set(colleague?.client ?? null);
}

/** By key: the only colleague at once, one after the other, or the menu where there are many. */
export function followNext(room: RoomKernel): void {
  const people = toPeoplePresent(colleaguesOf(room).get());
  if (people.length === 0) {
    showToast(room.words("presence.alone"));
    return;
  }
  const following = followingOf(room).get();
  const at = people.findIndex(({ client }) => client === following);
  follow(room, people[at + 1] ?? null);
}
