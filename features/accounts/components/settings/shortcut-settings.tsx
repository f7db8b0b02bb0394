"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { Section } from "@/components/layout/section";
import { Switch } from "@/components/form/switch";
import { showToast } from "@/components/overlay/toast-store";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { Settings } from "@/contract/people";
import {
  rebind,
  SHORTCUTS,
  toBindings,
  type ShortcutName,
} from "@/features/reading-room/shortcuts";
import { useWords } from "@/words/use-words";
import { useSettings } from "../../use-settings";
import { ShortcutRow } from "./shortcut-row";
import styles from "./settings.module.css";

/** Single keys can be switched off, and each can be put elsewhere (WCAG 2.1.4). */
export function ShortcutSettings({ settings: initial }: { settings: Settings }) {
  const text = useWords("accounts.shortcuts");
  const [settings, change] = useSettings(initial);
  const [problem, setProblem] = useState<{ name: ShortcutName; message: string } | null>(null);
  const on = settings.singleKeys !== false;
  const bindings = toBindings({ ...settings, singleKeys: true });

  const choose = (name: ShortcutName, key: string): boolean => {
    const rebound = rebind(settings, name, key);
    if (!rebound.ok) {
      const owner = SHORTCUTS.find((shortcut) => bindings[shortcut.name] === key);
      const message =
        rebound.refusal === "taken" && owner
          ? text("taken", { command: text(`names.${owner.name}`) })
          : text("notSingle");
      setProblem({ name, message });
      return false;
    }
    setProblem(null);
    void change({ keys: rebound.value }).then((isSaved) => {
      if (isSaved) showToast(text("changed", { command: text(`names.${name}`), key }));
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
            <tbody>
              {SHORTCUTS.map(({ name, key }) => (
                <ShortcutRow
                  key={name}
                  command={text(`names.${name}`)}
                  bound={bindings[name] ?? key}
                  fallback={key}
                  problem={problem?.name === name ? problem.message : null}
                  onChoose={(chosen) => choose(name, chosen)}
                  onForgetProblem={() => setProblem(null)}
                />
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Section>
  );
}
