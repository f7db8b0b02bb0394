import type { ReactNode } from "react";
import { CATALOGUES } from "@/words/catalogues";
import { createSpeaker } from "@/words/speaker";
import { WordsProvider } from "@/words/words-provider";

const LOCALE = "en-GB";

/** Says every message in English. */
export const speak = createSpeaker(LOCALE, CATALOGUES.en);

/** Hands the English messages to what a test renders. */
export function EnglishWords({ children }: { children: ReactNode }) {
  return (
    <WordsProvider language="en" locale={LOCALE} messages={CATALOGUES.en}>
      {children}
    </WordsProvider>
  );
}
