"use client";

import { createContext, use, useState, type ReactNode } from "react";
import type { SpokenLanguage } from "./languages";
import { createSpeaker, type Catalogue, type Speaker } from "./speaker";

type Spoken = {
  language: SpokenLanguage;
  /** For numbers, dates and order. */
  locale: string;
  messages: Catalogue;
  speak: Speaker;
};

const SpokenContext = createContext<Spoken | null>(null);

/** Hands messages to everything below; those of an outer provider stay at hand. */
export function WordsProvider({
  language,
  locale,
  messages,
  children,
}: Omit<Spoken, "speak"> & { children: ReactNode }) {
  const all = { ...use(SpokenContext)?.messages, ...messages };
  const says = `${language} ${locale} ${Object.keys(all).join(" ")}`;
  const make = () => ({
    says,
    spoken: { language, locale, messages: all, speak: createSpeaker(locale, all) },
  });
  // The same messages come again with each answer of the server; listeners need not begin again.
  const [held, hold] = useState(make);
  if (held.says !== says) hold(make());
  return <SpokenContext value={held.spoken}>{children}</SpokenContext>;
}

/** Throws outside of a `WordsProvider`. */
export function useSpoken(): Spoken {
  const spoken = use(SpokenContext);
  if (spoken === null) throw new Error("There is no WordsProvider around this.");
  return spoken;
}
