"use client";

import { createContext, useContext, type ReactNode } from "react";

type Locale = {
  /** For dates, numbers and order. */
  locale: string;
  /** What the pages are written in; for words that stand in a sentence, such as "3 hours ago". */
  language: string;
};

const LocaleContext = createContext<Locale>({ locale: "en-GB", language: "en" });

/** The reader's locale as the request named it, so that server and browser write the same dates and numbers. */
export function LocaleProvider({ locale, language, children }: Locale & { children: ReactNode }) {
  return <LocaleContext value={{ locale, language }}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}
