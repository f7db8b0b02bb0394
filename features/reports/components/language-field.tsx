"use client";

import { useMemo } from "react";
import { Select, type SelectOption } from "@/components/form/select";
import { TEXT_LANGUAGES } from "@/domain/edition/edition-language";
import { useLocale } from "@/words/use-locale";
import { useWords } from "@/words/use-words";

/** The value where nobody knows the language. */
const UNKNOWN = "";

/** The language of a report's text, by name in the reader's language. */
export function LanguageField({ initial }: { initial: string | null }) {
  const text = useWords("reports.details");
  const locale = useLocale();
  const options = useMemo(() => listLanguages(locale, initial), [locale, initial]);
  return (
    <Select
      label={text("language")}
      hint={text("languageHint")}
      name="language"
      defaultValue={initial ?? UNKNOWN}
      options={[{ value: UNKNOWN, label: text("languageUnknown") }, ...options]}
    />
  );
}

export function readLanguage(valueOf: (name: string) => string): string | null {
  const value = valueOf("language");
  return value === UNKNOWN ? null : value;
}

/** In the order of the reader's language; the one that is set is among them, whichever it is. */
function listLanguages(locale: string, initial: string | null): SelectOption[] {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const order = new Intl.Collator(locale);
  return [...new Set([...TEXT_LANGUAGES, ...(initial === null ? [] : [initial])])]
    .map((value) => ({ value, label: capitalise(names.of(value) ?? value, locale) }))
    .sort((a, b) => order.compare(a.label, b.label));
}

/** Some languages write the names of languages small, but not at the beginning of a line. */
function capitalise(name: string, locale: string): string {
  const [first = ""] = name;
  return first.toLocaleUpperCase(locale) + name.slice(first.length);
}
