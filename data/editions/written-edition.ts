import { createHash } from "node:crypto";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ImportedEdition } from "@/domain/edition/structure";
import type { TracedEdition } from "@/domain/edition/traced-edition";
import { storable } from "../stored-values";
import { STORED_MAP } from "./stored-map";
import { STORED_STRUCTURE } from "./stored-structure";

/**
 * An edition as it is stored: its structure is JSON. For those who pass it on and look at nothing in it, because
 * writing and parsing that of a long report takes a tenth of a second.
 */
export type WrittenEdition = {
  title: string | null;
  text: string;
  /** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
  sha256: string;
  structure: string;
  /** As `recogniseLanguage` tells it. */
  language: string;
};

/** An edition as it was read from a file, and where its words stood in what was read; the map is JSON. */
export type WrittenFile = WrittenEdition & {
  format: EditionFormat;
  source: { text: string; map: string };
};

export function writeEdition(edition: ImportedEdition, language: string): WrittenEdition {
  const { title, text, structure } = edition;
  const sha256 = createHash("sha256").update(text, "utf8").digest("hex");
  return {
    title,
    text,
    sha256,
    structure: JSON.stringify(STORED_STRUCTURE.write(structure)),
    language,
  };
}

export function writeFileEdition(
  edition: TracedEdition & { format: EditionFormat },
  language: string,
): WrittenFile {
  const { format, source } = edition;
  return {
    ...writeEdition(edition, language),
    format,
    // A character that cannot be stored is replaced by one of the same length, so that the map holds.
    source: { text: storable(source.text), map: JSON.stringify(STORED_MAP.write(source.map)) },
  };
}
