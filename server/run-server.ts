import { CannotStart } from "./cannot-start";
import { readConfig, type Config } from "./config";
import { Lifetime } from "./lifetime";
import { createLog, type Log } from "./log/log";
import type { PagesSource } from "./pages/pages-source";
import { ROOM_KINDS } from "./rooms/kinds";
import type { RoomKinds } from "./rooms/room-kind";
import { startProduct } from "./start-product";

/** Each part has this long to end, */
const PART_PATIENCE_MS = 3_500;
/** and all of them together this long. */
const END_WITHIN_MS = 9_000;

/** Runs the product until it is told to stop, and ends the process: with 0 when it was asked to, else with 1. */
export async function runServer(source: PagesSource, kinds: RoomKinds = ROOM_KINDS): Promise<void> {
  const config = readConfigOrExit();
  const log = createLog(config.logLevel);
  const lifetime = new Lifetime(log, PART_PATIENCE_MS);
  const end = (code: number): void => void endProcess(lifetime, log, code);

  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      // Whoever asks twice wants it now.
      if (lifetime.ending) process.exit(1);
      log.info({ signal }, "Stopping");
      end(0);
    });
  }
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "An error that nobody caught");
    end(1);
  });
  // What was dropped on the way to one person must not end everybody's work.
  process.on("unhandledRejection", (error) => {
    log.error({ err: error }, "A failure that nobody waited for");
  });

  try {
    const { ended } = await startProduct(config, lifetime, log, { source, kinds });
    await ended;
    if (lifetime.ending) return;
    log.fatal("PostgreSQL ended, and so does Caucus");
    end(1);
  } catch (error) {
    if (lifetime.ending) return;
    report(error, log);
    end(1);
  }
}

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function report(error: unknown, log: Log): void {
  if (error instanceof CannotStart) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, "Caucus could not start");
}

async function endProcess(lifetime: Lifetime, log: Log, code: number): Promise<void> {
  setTimeout(() => {
    log.error("Not everything ended in time");
    process.exit(code);
  }, END_WITHIN_MS).unref();
  await lifetime.end();
  process.exit(code);
}
