import type { Messages } from "@/generated/messages";

/** The commands that a key can call. Each has its name in the catalogue, which settings and help both say. */
export type ShortcutName = keyof Messages["shortcuts"]["names"];

/** Where a key counts: on a selection in the text, on an open card of that kind, in the text, anywhere. */
export type ShortcutLayer = keyof Messages["shortcuts"]["layers"];

/** What keys, settings and help know of a command. */
export type Shortcut<Name extends string = ShortcutName, Layer extends string = ShortcutLayer> = {
  name: Name;
  /** Its key unless a person chooses another: one sign, or a key with a name such as `Enter`. */
  key: string;
  layer: Layer;
  /** Combinations that call it too, the same for everybody. */
  chords?: readonly Chord[];
};

/** A key pressed together with Ctrl or Cmd. */
export type Chord = {
  /** A small letter. */
  key: string;
  shift?: boolean;
  /** Whether it counts in fields too; without that, fields keep it. */
  inFields?: boolean;
};

/** A key that types something, which people who dictate must be able to switch off (WCAG 2.1.4). */
export function isSingleKey(key: string): boolean {
  return /^\S$/u.test(key);
}

/** As it is written on a keyboard. */
export function writeChord({ key, shift = false }: Chord): string {
  return `Ctrl+${shift ? "Shift+" : ""}${key.toUpperCase()}`;
}
