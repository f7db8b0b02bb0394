import { access } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../../config";
import { CopyRefused } from "../copy/copy-refused";

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
