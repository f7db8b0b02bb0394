/** Those in which reports are read, ISO 639-1. */
export const LANGUAGES = ["en", "fr", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names of English are understood in every text. */
export const ENGLISH: Language = "en";
