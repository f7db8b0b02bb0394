"use client";

import { Section } from "@/components/layout/section";
import { Segmented } from "@/components/form/segmented";
import { Switch } from "@/components/form/switch";
import { applyTheme, type Theme } from "@/components/theme";
import type { Settings } from "@/contract/people";
import { useWords } from "@/words/use-words";
import { OFFERED } from "@/words/languages";
import { useSettings } from "../../use-settings";
import { LanguageChoice } from "./language-choice";
import styles from "./settings.module.css";

const THEMES = ["system", "light", "dark"] as const;
const TEXT_SIZES = ["small", "medium", "large"] as const;

export function AppearanceSettings({ settings: initial }: { settings: Settings }) {
  const text = useWords("accounts.profile");
  const themes = useWords("account-menu.themes");
  const [settings, change] = useSettings(initial);
  return (
    <>
      <Section title={text("appearance")}>
        {OFFERED.length > 1 && <LanguageChoice settings={settings} change={change} />}
        <div className={styles.row}>
          <span className={styles.label}>{text("theme")}</span>
          <Segmented<Theme>
            label={text("theme")}
            options={THEMES.map((value) => ({ value, label: themes(value) }))}
            value={settings.theme ?? "system"}
            onChange={(theme) => {
              applyTheme(theme);
              void change({ theme });
            }}
          />
        </div>
        <div className={styles.row}>
          <span className={styles.label}>{text("textSize")}</span>
          <Segmented
            label={text("textSize")}
            options={TEXT_SIZES.map((value) => ({ value, label: text(`textSizes.${value}`) }))}
            value={settings.textSize ?? "medium"}
            onChange={(textSize) => {
              document.documentElement.dataset.textSize = textSize;
              void change({ textSize });
            }}
          />
        </div>
        <p className={styles.sample}>{text("textSample")}</p>
      </Section>
      <Section title={text("assistance")}>
        <Switch
          label={text("announce")}
          hint={text("announceHint")}
          checked={settings.announce ?? true}
          onChange={(announce) => void change({ announce })}
        />
        <Switch
          label={text("markedText")}
          hint={text("markedTextHint")}
          checked={settings.markedText ?? false}
          onChange={(markedText) => void change({ markedText })}
        />
      </Section>
    </>
  );
}
