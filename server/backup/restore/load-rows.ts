import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { CopyHeader, CopyManifest } from "../copy/copy-contents";
import { CopyRefused } from "../copy/copy-refused";
import type { KeptFile } from "../copy/kept-files";
import type { CopyEntry } from "./read-copy";
import { writeCopyIn } from "../copy/snapshot";

/**
 * Puts a copy's rows and sequences into tables that are there and empty, within the caller's transaction, which must be
 * taken back where this throws. Returns the files that belong into the data folder.
 */
export async function loadRows(
  client: pg.ClientBase,
  entries: AsyncGenerator<CopyEntry>,
): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  const loaded: CopyManifest["rows"] = {};
  let header: CopyHeader | null = null;
  let next = await entries.next();
  while (!next.done) {
    const entry = next.value;
    if (entry.kind === "rows") {
      const table = header?.tables.find(({ name }) => name === entry.table);
      if (!table) throw new CopyRefused(`The copy has rows of an unknown table, ${entry.table}.`);
      const stream = client.query(copyFrom(writeCopyIn(table)));
      await pipeline(Readable.from(piecesOf(table.name)), stream);
      loaded[table.name] = stream.rowCount;
      continue;
    }
    if (entry.kind === "header") header = entry.header;
    else if (entry.kind === "file") files.push({ name: entry.file, bytes: entry.bytes });
    else checkRows(entry.manifest.rows, loaded);
    next = await entries.next();
  }
  await setSequences(client, header?.sequences ?? []);
  return files;

  /** Those that follow; leaves the first entry after them in `next`. */
  async function* piecesOf(table: string): AsyncGenerator<Buffer> {
    while (!next.done && next.value.kind === "rows" && next.value.table === table) {
      yield next.value.bytes;
      next = await entries.next();
    }
  }
}

function checkRows(said: CopyManifest["rows"], loaded: CopyManifest["rows"]): void {
  for (const [table, count] of Object.entries(said)) {
    if (loaded[table] === count) continue;
    throw new CopyRefused(
      `The copy says that ${table} has ${count} rows, and it has ${loaded[table] ?? 0}.`,
    );
  }
}

async function setSequences(
  client: pg.ClientBase,
  sequences: CopyHeader["sequences"],
): Promise<void> {
  for (const { name, last, called } of sequences) {
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [`"${name}"`, last, called]);
  }
}
