const KINDS = [
  "empty",
  "too-large",
  "too-long",
  "encrypted",
  "image-only",
  "malformed",
  "bomb",
  "entities",
  "too-deep",
  "unknown-format",
  "old-format",
  "archive",
  "binary",
  "unknown-encoding",
  "timeout",
  "out-of-memory",
  "same-text",
  "cancelled",
  "failed",
] as const;

/** Why a file gave no edition. Nothing of it is kept. */
export type ImportRefusal = (typeof KINDS)[number];

export function isImportRefusal(kind: string): kind is ImportRefusal {
  return (KINDS as readonly string[]).includes(kind);
}

/** Describes a refusal to those who use the API: what happened, and what to do about it. People read it in their language. */
export const IMPORT_REFUSALS: Readonly<Record<ImportRefusal, string>> = {
  empty: "There is no text in this file. Check that it is the right one.",
  "too-large":
    "This file is too large: it may have 25 MB. Split it, or save it without its pictures.",
  "too-long": "This text is too long: a report may have 8 million characters. Split it into parts.",
  encrypted:
    "This file is protected by a password or by digital rights. Save a copy without protection, and add that.",
  "image-only":
    "There are only pictures of pages in this file, no text. Run text recognition (OCR) on it, and add the result.",
  malformed:
    "This file is damaged or incomplete. Open it in the program it comes from, save it anew, and add that.",
  bomb: "Unpacked, this file would be far larger than a report can be, so it was not opened. Save it anew, or add its text as a PDF.",
  entities:
    "This file declares XML entities of its own, which can hide harmful content, so it was not opened. Save it anew in a word processor, and add that.",
  "too-deep":
    "The parts of this file are nested too deeply to be read. Save it as plain text or PDF, and add that.",
  "unknown-format":
    "This kind of file cannot be read. Text, Markdown, HTML, Word (.docx), PDF, OpenDocument (.odt) and EPUB can: save it as one of these.",
  "old-format":
    "This is an older word processor’s format (.doc or .rtf). Save it as .docx or PDF, and add that.",
  archive: "This is an archive. Unpack it, and add the files that are in it.",
  binary:
    "This is not a text. Text, Markdown, HTML, Word (.docx), PDF, OpenDocument (.odt) and EPUB can be read.",
  "unknown-encoding":
    "The characters of this text could not be made out. Save it in the encoding UTF-8, and add that.",
  timeout:
    "Reading this file took too long, so it was stopped. Save it anew or as plain text, or split it, and try again.",
  "out-of-memory":
    "Reading this file took too much memory, so it was stopped. Save it without its pictures or as plain text, or split it.",
  "same-text": "This is the text of the newest edition. Nothing was added.",
  cancelled: "Reading was stopped before it was done. Nothing was added.",
  failed:
    "This file could not be read, and the reason is ours. Save it as another format or as plain text, and try again.",
};
