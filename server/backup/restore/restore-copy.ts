import pg from "pg";
import { CannotStart } from "../../cannot-start";
import { applyMigrations, MIGRATION_LOCK, type Migration } from "../../postgres/migrate";
import { beginGenerations } from "./begin-generations";
import { checkVersion, type CopyAge } from "../check-version";
import { closeDoors } from "./close-doors";
import type { CopyKey } from "../copy/copy-key";
import { CopyRefused } from "../copy/copy-refused";
import { writeKeptFiles } from "../copy/kept-files";
import { leaveOut } from "./leave-out";
import { loadRows } from "./load-rows";
import { readCopy } from "./read-copy";
import { takeStock, type Stock } from "../copy/stock";

export type RestoreOrder = {
  readonly file: string;
  readonly key: CopyKey;
  /** The address of the database, which must be empty; asked for when the copy has been found whole. */
  readonly reach: () => Promise<string>;
  /** Where the files go that belong to it; `null` if they are not wanted. */
  readonly dataFolder: string | null;
  /** Addresses, in lower case, of people who are to be in no team any more. */
  readonly without?: readonly string[];
  /** Whether it goes on where it was, with everybody signed in and nothing brought up to date. */
  readonly isMove?: boolean;
  /** Those this version knows. */
  readonly migrations: readonly Migration[];
};

export type RestoredCopy = {
  /** The moment that is restored. */
  readonly madeAt: Date;
  readonly stock: Stock;
};

/**
 * Reads a copy from end to end without using anything of it.
 *
 * @throws CopyRefused where it is damaged, the key does not open it, or this version cannot take it in.
 */
async function checkCopy({
  file,
  key,
  migrations,
}: Pick<RestoreOrder, "file" | "key" | "migrations">): Promise<CopyAge & { madeAt: Date }> {
  let age: (CopyAge & { madeAt: Date }) | null = null;
  for await (const entry of readCopy(file, key)) {
    // The first entry: whoever brings a copy of another version need not wait for the rest.
    if (entry.kind !== "header") continue;
    age = { ...checkVersion(entry.header, migrations), madeAt: new Date(entry.header.madeAt) };
  }
  if (!age) throw new Error("a copy without a header was read");
  return age;
}

/**
 * Restores a copy into an empty database, bringing an older one up to date; everybody signs in again. The copy is read
 * to its end before anything is touched, and then all of it appears at once or nothing does.
 *
 * @throws CopyRefused where the copy cannot be used or the place is not empty.
 */
export async function restoreCopy(order: RestoreOrder): Promise<RestoredCopy> {
  const { applied, later, madeAt } = await checkCopy(order);
  const connectionString = await order.reach();
  const client = new pg.Client({ connectionString, application_name: "caucus-restore" });
  // What breaks the connection fails the query that runs.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(
      "SET client_min_messages = warning; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0",
    );
    await client.query("BEGIN");
    await checkEmpty(client);
    await applyMigrations(client, applied);
    const files = await loadRows(client, readCopy(order.file, order.key));
    if (!order.isMove) {
      await applyMigrations(client, later);
      await closeDoors(client);
      await leaveOut(client, order.without ?? []);
    }
    const stock = await takeStock(client);
    if (!order.isMove) await beginGenerations(client);
    // Files without a database do nothing; a database without its files would.
    if (order.dataFolder !== null) await writeKeptFiles(order.dataFolder, files);
    await client.query("COMMIT");
    await client.query("ANALYZE");
    return { madeAt, stock };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw asRefusal(error, order.file);
  } finally {
    await client.end();
  }
}

async function checkEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
     ORDER BY relname <> 'user', relname LIMIT 1`,
  );
  if (!rows[0]) return;
  throw new CopyRefused(
    `The database is not empty: it has the table "${rows[0].name}", and nothing of it was touched. Restore into a new place: set CAUCUS_DATA to a new folder, or DATABASE_URL to an empty database.`,
  );
}

function asRefusal(error: unknown, file: string): unknown {
  if (!(error instanceof CannotStart || error instanceof pg.DatabaseError)) return error;
  return new CopyRefused(
    `The copy ${file} could not be restored, and nothing of it was kept: ${error.message}.`,
    { cause: error },
  );
}
