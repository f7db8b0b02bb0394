import type { ReactNode } from "react";
import { loadLanguage, loadMessages } from "@/features/language/loaders";
import type { Feature } from "@/words/speaker";
import { WordsProvider } from "@/words/words-provider";

/** Sends the messages of these features with the page, and no others. */
export async function Words({ of, children }: { of: readonly Feature[]; children: ReactNode }) {
  const { language, locale } = await loadLanguage();
  return (
    <WordsProvider language={language} locale={locale} messages={await loadMessages(of)}>
      {children}
    </WordsProvider>
  );
}
