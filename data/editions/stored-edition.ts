import type { EditionStructure } from "@/domain/edition/structure";

export type StoredEdition = {
  number: number;
  text: string;
  /** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
  sha256: string;
  structure: EditionStructure;
};
