import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { PrismaClient } from "@/generated/prisma/client";
import { SizedCache } from "./sized-cache";
import type { StoredEdition } from "./editions/stored-edition";

/** Prisma for ordinary queries and the pool beneath it for the journal's own SQL. */
export type Database = {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Editions that were read last, parsed. It says nothing of who may read: whoever asks has been judged. */
  readonly editions: SizedCache<StoredEdition>;
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>;
};

type DatabaseOptions = {
  /** Most connections held at a time. */
  readonly connections?: number;
  /** Told when a connection that nobody was using broke; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
};

/** Deleting all that somebody wrote takes longer than Prisma's 5 s allow on a slow disk. */
export const LARGE_WRITE = { timeout: 60_000, maxWait: 10_000 };

/** Bytes: two of the longest reports. */
const MOST_EDITIONS = 64 * 1024 * 1024;

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** Opens no connection until the first query. A database that is down makes the queries fail, not this call. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "caucus",
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg waits for it; its types do not say so.
    onConnect: prepareConnection,
  });
  // Without a listener a broken idle connection would end the process.
  pool.on("error", (error) => options.onIdleError?.(error));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    editions: new SizedCache(MOST_EDITIONS),
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/**
 * What the code relies on, whatever the database's own settings say: Prisma's timestamps are UTC without saying so,
 * and a commit that has returned survives a crash. A node that stops in the middle of a transaction loses it, so that
 * what it has locked is not locked for ever.
 */
async function prepareConnection(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SET TimeZone = 'UTC'; SET synchronous_commit = on;
     SET idle_in_transaction_session_timeout = '30s'`,
  );
}

/** Next loads this module once per layer of its bundle; all layers share one pool. */
const shared = globalThis as { caucusDatabase?: Database | undefined };

/**
 * The database of the web pages, opened at the first call from `CAUCUS_DATABASE_URL`, which the server sets
 * before it prepares Next.
 *
 * @throws where it is not set.
 */
export function getDatabase(): Database {
  const url = process.env.CAUCUS_DATABASE_URL;
  if (!url) {
    throw new Error("CAUCUS_DATABASE_URL is not set: the pages are served by server/main.ts only.");
  }
  return (shared.caucusDatabase ??= createDatabase(url));
}

/** Closes what `getDatabase` opened, if it did. */
export async function closeSharedDatabase(): Promise<void> {
  const database = shared.caucusDatabase;
  shared.caucusDatabase = undefined;
  await database?.close();
}
