import { access, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { MIGRATION_LOCK, readHistory } from "../postgres/migrate";
import {
  COPY_FORMAT,
  nameFile,
  nameRows,
  type CopyHeader,
  type CopyManifest,
} from "./copy/copy-contents";
import type { CopyLock } from "./copy/copy-key";
import { CopyRefused } from "./copy/copy-refused";
import { CopyWriter } from "./copy/copy-writer";
import { readKeptFiles } from "./copy/kept-files";
import { listSequences, listTables, readRows, withSnapshot } from "./copy/snapshot";
import { takeStock, type Stock } from "./copy/stock";

export type CopyOrder = {
  /** Where the database is. */
  readonly url: string;
  readonly dataFolder: string;
  /** Where the copy goes; there must be nothing yet. */
  readonly file: string;
  readonly lock: CopyLock;
  /** Whether the caller sees to it that nobody migrates the database meanwhile. */
  readonly isMigrating?: boolean;
};

export type MadeCopy = {
  readonly file: string;
  /** Of the file. */
  readonly bytes: number;
  /** The moment it shows. */
  readonly madeAt: Date;
  readonly stock: Stock;
};

/**
 * Makes a copy of everything: the database as it is at one moment, and what of the data folder is needed with it.
 * People go on working meanwhile; what was shown to them as saved before it began is in it.
 *
 * @throws CopyRefused where it cannot be written, or there is nothing to copy; then nothing is left of it.
 */
export async function makeCopy(order: CopyOrder): Promise<MadeCopy> {
  await refuseExisting(order.file);
  const client = new pg.Client({ connectionString: order.url, application_name: "caucus-copy" });
  // What breaks the connection fails the query that runs.
  client.on("error", () => undefined);
  await client.connect();
  const writer = new CopyWriter(order.file, order.lock);
  try {
    if (!order.isMigrating)
      await client.query("SELECT pg_advisory_lock_shared($1)", [MIGRATION_LOCK]);
    return await withSnapshot(client, () => write(client, writer, order));
  } catch (error) {
    await writer.abandon();
    throw asRefusal(error, order.file);
  } finally {
    await client.end();
  }
}

async function write(
  client: pg.Client,
  writer: CopyWriter,
  { dataFolder, file }: CopyOrder,
): Promise<MadeCopy> {
  const header = await readHeader(client);
  await writer.begin(header);
  const rows: CopyManifest["rows"] = {};
  for (const table of header.tables) {
    let piece = 0;
    rows[table.name] = await readRows(client, table, (bytes) =>
      writer.add(nameRows(table.name, (piece += 1)), bytes),
    );
  }
  for (const kept of await readKeptFiles(dataFolder))
    await writer.add(nameFile(kept.name), kept.bytes);
  const stock = await takeStock(client);
  const bytes = await writer.finish(rows);
  return { file, bytes, madeAt: new Date(header.madeAt), stock };
}

async function readHeader(client: pg.Client): Promise<CopyHeader> {
  const { rows } = await client.query<{ at: Date; history: boolean }>(
    "SELECT now() AS at, to_regclass('_prisma_migrations') IS NOT NULL AS history",
  );
  if (!rows[0]?.history) throw new CopyRefused("This database holds nothing of Caucus yet.");
  const history = (await readHistory(client)).filter((entry) => entry.finished);
  return {
    format: COPY_FORMAT,
    madeAt: rows[0].at.toISOString(),
    program: await readProgramVersion(),
    migrations: history.map(({ name, checksum }) => ({ name, checksum })),
    tables: await listTables(client),
    sequences: await listSequences(client),
  };
}

async function readProgramVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.resolve("package.json"), "utf8"));
  const { version } = manifest as { version: string };
  return version;
}

async function refuseExisting(file: string): Promise<void> {
  for (const place of [file, `${file}.part`]) {
    const isThere = await access(place).then(
      () => true,
      () => false,
    );
    if (isThere) throw new CopyRefused(`${place} exists already. Give another name.`);
  }
}

function asRefusal(error: unknown, file: string): unknown {
  if (!(error instanceof Error && "syscall" in error)) return error;
  return new CopyRefused(`The copy ${file} cannot be written (${error.message}).`, {
    cause: error,
  });
}
