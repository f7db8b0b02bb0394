/** The format that an edition was read from. */
export const EDITION_FORMATS = ["txt", "md", "html", "docx", "pdf", "odt", "epub"] as const;

export type EditionFormat = (typeof EDITION_FORMATS)[number];
