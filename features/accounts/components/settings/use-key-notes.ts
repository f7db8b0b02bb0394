import { findHidden, type ResolvedKeys } from "@/features/shortcuts/resolve-keys";
import type { Shortcut, ShortcutName } from "@/features/shortcuts/shortcut";
import { useWords } from "@/words/use-words";

/** What is to be known of a command's key besides the key: why it is not the chosen one, and what it keeps from others. */
export function useKeyNotes(
  shortcuts: readonly Shortcut[],
  { bindings, conflicts }: ResolvedKeys<ShortcutName>,
): (shortcut: Shortcut) => string[] {
  const text = useWords("accounts.shortcuts");
  const words = useWords("shortcuts");
  return (shortcut) => {
    const isChosen = bindings.get(shortcut.name) !== shortcut.key;
    const hidden = isChosen ? findHidden(shortcut, shortcuts, bindings) : [];
    return [
      ...conflicts
        .filter(({ name }) => name === shortcut.name)
        .map(({ kind, key, other }) =>
          text(`conflict.${kind}`, { key, command: words(`names.${other}`) }),
        ),
      ...hidden.map(({ name }) => text("hides", { command: words(`names.${name}`) })),
    ];
  };
}
