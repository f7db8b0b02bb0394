import type { ShortcutName } from "@/features/shortcuts/shortcut";
import { useRoom } from "../room-context";
import { useLive } from "../use-live";

/** Asks for the key of a command, as this person has set it; `null` if none calls it. */
export function useKeys(): (name: ShortcutName) => string | null {
  const keys = useLive(useRoom().keys, (value) => value);
  return (name) => keys.get(name) ?? null;
}
