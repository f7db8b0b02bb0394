import { findShortcuts, type KeyMap } from "@/features/shortcuts/find-shortcuts";
import type { KeyPress } from "@/features/shortcuts/match-press";
import type { CommandOf } from "../part";

/**
 * Calls the innermost command that has the key and can be of use. A key that is held calls commands of the whole room
 * again, which step from one thing to the next, and no others.
 */
export function takeKey<Room>(
  room: Room,
  press: KeyPress,
  typing: boolean,
  map: KeyMap<CommandOf<Room, string, string>>,
): boolean {
  return findShortcuts(press, typing, map).some(
    ({ layer, run }) => (press.repeat && layer !== "room") || run(room),
  );
}
