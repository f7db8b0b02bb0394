import type { Config } from "../config";
import type { Lifetime } from "../lifetime";
import type { Log } from "../log/log";
import { openDatabase } from "./open-database";
import { findRunningDatabase } from "./running-database";

/**
 * The address of the database of a Caucus, whether it runs or not: the one that was named, the embedded one of a
 * running Caucus, or the embedded one, started until `lifetime` ends.
 */
export async function reachDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  lifetime: Lifetime,
  log: Log,
): Promise<string> {
  const running = config.databaseUrl === null ? await findRunningDatabase(config.dataFolder) : null;
  return running ?? (await openDatabase(config, lifetime, log)).url;
}
