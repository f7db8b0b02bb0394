/** What the pages and letters are written in: there is a catalogue for each. */
export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];
