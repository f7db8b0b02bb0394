"use client";

import { useSpoken } from "./words-provider";

/** The reader's locale, for numbers, dates and order; the same on the server and in the browser. */
export function useLocale(): string {
  return useSpoken().locale;
}
