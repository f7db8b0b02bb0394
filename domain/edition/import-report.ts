import { normaliseText } from "./normalise-text";
import { readMarkdown } from "./recognise/read-markdown";
import { recogniseText } from "./recognise/recognise-text";
import type { ImportedEdition } from "./structure";

export type ReportFormat = "txt" | "md";

/** Reads a file's text as an edition. Any string gives an edition, if only an empty one; it never throws. */
export function importReport(raw: string, format: ReportFormat): ImportedEdition {
  const text = normaliseText(raw);
  switch (format) {
    case "txt":
      return recogniseText(text);
    case "md":
      return readMarkdown(text).edition;
  }
}
