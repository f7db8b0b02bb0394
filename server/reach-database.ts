import path from "node:path";
import type { Config } from "./config";
import { readKeptSecret } from "./data-folder";
import type { Lifetime } from "./lifetime";
import type { Log } from "./log";
import { openDatabase } from "./open-database";
import { roleAddress } from "./postgres-addresses";
import { readPostmaster, runsIn } from "./postmaster";

/**
 * The address of the database for a command beside the server: the one that was named, the embedded one as it runs,
 * or the embedded one started until `lifetime` ends.
 *
 * @throws CannotStart where there is none.
 */
export async function reachDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  lifetime: Lifetime,
  log: Log,
): Promise<string> {
  if (config.databaseUrl === null) {
    const cluster = path.join(config.dataFolder, "postgres");
    const running = await readPostmaster(cluster);
    if (running?.ready && running.port !== null && (await runsIn(cluster, running.pid))) {
      return roleAddress(
        await readKeptSecret(config.dataFolder, "postgres-password"),
        running.port,
      );
    }
  }
  return (await openDatabase(config, lifetime, log)).url;
}
