/** What a file may be, and may become. */
export type ImportLimits = {
  /** Of the file. */
  readonly bytes: number;
  /** UTF-16 code units of the edition's text. */
  readonly text: number;
  /** Entries of a ZIP archive (.docx, .odt, .epub). */
  readonly entries: number;
  /** Bytes that all entries of an archive may say they have. */
  readonly unpackedBytes: number;
  /** Bytes that are unpacked, whatever the entries say. */
  readonly readBytes: number;
  /** Nested elements of HTML or XML. */
  readonly depth: number;
  /** Elements of one HTML or XML document. */
  readonly elements: number;
  readonly pages: number;
};

export const IMPORT_LIMITS: ImportLimits = {
  bytes: 25_000_000,
  text: 8_000_000,
  entries: 5_000,
  unpackedBytes: 400_000_000,
  readBytes: 120_000_000,
  depth: 400,
  elements: 1_500_000,
  pages: 5_000,
};
