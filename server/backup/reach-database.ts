import { access } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config";
import type { Lifetime } from "../lifetime";
import type { Log } from "../log";
import { openDatabase } from "../open-database";
import { findRunningDatabase } from "../running-database";
import { CopyRefused } from "./copy-refused";

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

/** @throws CopyRefused where neither a database is named nor the data folder has one. */
export async function checkHasDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
): Promise<void> {
  if (config.databaseUrl !== null) return;
  await access(path.join(config.dataFolder, "postgres")).catch((error: unknown) => {
    throw new CopyRefused(
      `There is no Caucus in ${config.dataFolder}. Set CAUCUS_DATA to its data folder, or DATABASE_URL to its database.`,
      { cause: error },
    );
  });
}
