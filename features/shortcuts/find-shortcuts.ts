import { isChordOf, isPressOf, type KeyPress } from "./match-press";
import type { Bindings } from "./resolve-keys";
import type { Shortcut } from "./shortcut";

export type KeyMap<One extends Shortcut<string, string>> = {
  shortcuts: readonly One[];
  bindings: Bindings;
  /** Those that are there, the innermost first. */
  layers: readonly string[];
};

/** What a press may call, in the order in which it is to be tried. `typing`: it goes into a field. */
export function findShortcuts<One extends Shortcut<string, string>>(
  press: KeyPress,
  typing: boolean,
  { shortcuts, bindings, layers }: KeyMap<One>,
): One[] {
  return layers.flatMap((layer) =>
    shortcuts.filter((one) => {
      if (one.layer !== layer) return false;
      const { chords = [] } = one;
      if (chords.some((chord) => (!typing || chord.inFields === true) && isChordOf(press, chord)))
        return true;
      const key = bindings.get(one.name) ?? null;
      return !typing && key !== null && isPressOf(press, key);
    }),
  );
}
