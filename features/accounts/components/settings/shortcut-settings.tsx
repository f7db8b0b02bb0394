"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { Notice } from "@/components/layout/notice";
import { Section } from "@/components/layout/section";
import { Switch } from "@/components/form/switch";
import { showToast } from "@/components/overlay/toast-store";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { Settings } from "@/contract/people";
import { groupByLayer } from "@/features/shortcuts/layers";
import { rebind } from "@/features/shortcuts/rebind";
import { resolveKeys } from "@/features/shortcuts/resolve-keys";
import type { Shortcut, ShortcutName } from "@/features/shortcuts/shortcut";
import { useWords } from "@/words/use-words";
import { useSettings } from "../../use-settings";
import { ShortcutRow } from "./shortcut-row";
import { useKeyNotes } from "./use-key-notes";
import styles from "./settings.module.css";

/** Single keys can be switched off, and each can be put elsewhere (WCAG 2.1.4). */
export function ShortcutSettings({
  settings: initial,
  shortcuts,
}: {
  settings: Settings;
  /** Every command that has a key. */
  shortcuts: readonly Shortcut[];
}) {
  const text = useWords("accounts.shortcuts");
  const words = useWords("shortcuts");
  const [settings, change] = useSettings(initial);
  const [problem, setProblem] = useState<{ name: ShortcutName; message: string } | null>(null);
  const on = settings.singleKeys !== false;
  const resolved = resolveKeys(shortcuts, { ...settings, singleKeys: true });
  const notesOn = useKeyNotes(shortcuts, resolved);

  const choose = (shortcut: Shortcut, key: string): boolean => {
    const { name } = shortcut;
    const rebinding = rebind(shortcuts, settings, shortcut, key);
    if (rebinding.kind !== "rebound") {
      const message =
        rebinding.kind === "taken"
          ? text("taken", { command: words(`names.${rebinding.by}`) })
          : text("notSingle");
      setProblem({ name, message });
      return false;
    }
    setProblem(null);
    void change({ keys: rebinding.keys }).then((isSaved) => {
      if (isSaved) showToast(text("changed", { command: words(`names.${name}`), key }));
    });
    return true;
  };

  return (
    <Section
      title={text("title")}
      actions={
        Object.keys(settings.keys ?? {}).length > 0 && (
          <Button size="small" onClick={() => void change({ keys: {} })}>
            {text("resetAll")}
          </Button>
        )
      }
    >
      <Switch
        label={text("singleKeys")}
        hint={text("singleKeysHint")}
        checked={on}
        onChange={(singleKeys) => void change({ singleKeys })}
      />
      {on && resolved.conflicts.length > 0 && (
        <Notice title={text("conflicts")}>
          <p>{text("conflictsHint")}</p>
        </Notice>
      )}
      {on && (
        <details className={styles.details}>
          <summary className={styles.summary}>{text("eachKey")}</summary>
          <table className={styles.keys}>
            <thead>
              <tr>
                <th scope="col">{text("command")}</th>
                <th scope="col">{text("key")}</th>
                <th scope="col">
                  <VisuallyHidden>{text("change")}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            {groupByLayer(shortcuts).map(({ layer, shortcuts: commands }) => (
              <tbody key={layer}>
                <tr>
                  <th scope="rowgroup" colSpan={3} className={styles.layer}>
                    {words(`layers.${layer}`)}
                  </th>
                </tr>
                {commands.map((shortcut) => (
                  <ShortcutRow
                    key={shortcut.name}
                    command={words(`names.${shortcut.name}`)}
                    bound={resolved.bindings.get(shortcut.name) ?? null}
                    fallback={shortcut.key}
                    notes={notesOn(shortcut)}
                    problem={problem?.name === shortcut.name ? problem.message : null}
                    onChoose={(chosen) => choose(shortcut, chosen)}
                    onForgetProblem={() => setProblem(null)}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </details>
      )}
    </Section>
  );
}
