import { z } from "zod";

/** The layout of a copy; another number is another layout. */
export const COPY_FORMAT = 1;

const rowCount = z.number().int().nonnegative();

/** The first entry of a copy, `copy.json`: what it is a copy of. */
export const copyHeaderSchema = z.object({
  format: z.number().int(),
  /** The moment that it shows. ISO 8601. */
  madeAt: z.iso.datetime(),
  /** The version of Caucus that made it. */
  program: z.string(),
  /** The migrations that its rows fit, in their order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Those that others refer to come first. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
});

/** The last entry, `manifest.json`: what all the others must be. */
export const copyManifestSchema = z.object({
  entries: z.array(z.object({ name: z.string(), bytes: rowCount, sha256: z.string() })),
  /** Rows by table. */
  rows: z.record(z.string(), rowCount),
});

export type CopyHeader = z.infer<typeof copyHeaderSchema>;
export type CopyManifest = z.infer<typeof copyManifestSchema>;
export type CopiedTable = CopyHeader["tables"][number];

export const HEADER_NAME = "copy.json";
export const MANIFEST_NAME = "manifest.json";

/** A table's rows are PostgreSQL's binary COPY format, cut anywhere; the pieces follow one another. */
export function nameRows(table: string, piece: number): string {
  return `database/${table}/${String(piece).padStart(6, "0")}.pgcopy`;
}

export function nameFile(file: string): string {
  return `folder/${file}`;
}

/** What an entry between the first and the last is; `null` for what no copy has. */
export function readEntryName(
  name: string,
): { kind: "rows"; table: string } | { kind: "file"; file: string } | null {
  const [, table] = /^database\/(\w+)\/\d{6,}\.pgcopy$/.exec(name) ?? [];
  if (table !== undefined) return { kind: "rows", table };
  const [, file] = /^folder\/([\w-]+)$/.exec(name) ?? [];
  return file === undefined ? null : { kind: "file", file };
}
