"use client";

import { keepsNothing } from "@/collab/device/device-choice";
import { Select } from "@/components/form/select";
import { settingsSchema, type Settings } from "@/contract/people";
import { LANGUAGE_NAMES, OFFERED } from "@/words/languages";
import { useWords } from "@/words/use-words";
import { writeLanguageCookie } from "../../language-cookie";

/** The language of everything but the reports; another one comes with a new page. */
export function LanguageChoice({
  settings,
  change,
}: {
  settings: Settings;
  change: (changes: Settings) => Promise<boolean>;
}) {
  const words = useWords("accounts.profile");
  const choose = async (raw: string): Promise<void> => {
    const { language = "browser" } = settingsSchema.parse({ language: raw });
    if (!(await change({ language }))) return;
    if (!keepsNothing()) document.cookie = writeLanguageCookie(language);
    location.reload();
  };
  return (
    <Select
      label={words("language")}
      hint={words("languageHint")}
      options={[
        { value: "browser", label: words("languageOfBrowser") },
        ...OFFERED.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
      ]}
      value={settings.language ?? "browser"}
      onChange={(event) => void choose(event.target.value)}
    />
  );
}
