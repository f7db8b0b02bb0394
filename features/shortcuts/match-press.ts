import { isSingleKey, type Chord } from "./shortcut";

/** The fields of a keyboard event that decide which command it calls. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "repeat"
>;

/** Whether this press is the key. A sign says with which Shift it is typed; a key with a name takes none. */
export function isPressOf(press: KeyPress, key: string): boolean {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return false;
  return press.key === key && (isSingleKey(key) || !press.shiftKey);
}

export function isChordOf(press: KeyPress, { key, shift = false }: Chord): boolean {
  if (press.isComposing || press.altKey || !(press.ctrlKey || press.metaKey)) return false;
  return press.key.toLowerCase() === key && press.shiftKey === shift;
}
