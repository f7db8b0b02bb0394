import pg from "pg";
import { CannotStart } from "../cannot-start";
import type { Config } from "../config";
import { startEmbeddedDatabase } from "./embedded-database";
import type { Lifetime } from "../lifetime";
import type { Log } from "../log/log";
import { moveToThisPostgres } from "./postgres-move";

const CONNECT_TIMEOUT_MS = 10_000;
const STOP_GRACE_MS = 2_500;

type OpenDatabase = {
  url: string;
  /** Settles when the embedded PostgreSQL ended unasked; never for one of somebody else's. */
  ended: Promise<void>;
};

/**
 * The address of a PostgreSQL that answers: the one that was named, or the embedded one, started now.
 *
 * @throws CannotStart where there is none.
 */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  lifetime: Lifetime,
  log: Log,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    await checkAnswer(config.databaseUrl, log);
    return { url: config.databaseUrl, ended: new Promise(() => undefined) };
  }
  await moveToThisPostgres(config.dataFolder, log);
  const starting = startEmbeddedDatabase({ folder: config.dataFolder, durable: true });
  // Who is asked to stop while it starts must not leave it behind.
  lifetime.onEnd("PostgreSQL", async () => {
    const started = await starting.catch(() => null);
    await started?.stop(STOP_GRACE_MS);
  });
  return starting;
}

async function checkAnswer(url: string, log: Log): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ fsync: string }>("SHOW fsync");
    if (rows[0]?.fsync !== "on") {
      log.warn(
        "The database runs with fsync off: what it says is saved can be lost in a power cut",
      );
    }
  } catch (error) {
    throw new CannotStart(
      `The database at ${placeOf(url)} does not let us in (${reasonOf(error)}). Check DATABASE_URL, and that PostgreSQL runs there.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host and database: the rest of the address is nobody's business. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || "this machine"}${pathname === "/" ? "" : pathname}`;
}

function reasonOf(error: unknown): string {
  // A name with several addresses fails with one error for each and no words of its own.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
