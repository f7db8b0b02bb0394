import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { productAddress } from "./embedded-address";
import { readPostmaster, runsIn } from "./postmaster";

/**
 * The address of the embedded PostgreSQL that a Caucus has running on the data folder now, for another process to work
 * beside it; `null` where none runs. It can be gone a moment later.
 */
export async function findRunningDatabase(folder: string): Promise<string | null> {
  const cluster = await realpath(path.join(folder, "postgres")).catch(() => null);
  if (cluster === null) return null;
  const found = await readPostmaster(cluster);
  if (!found?.ready || found.port === null || !(await runsIn(cluster, found.pid))) return null;
  const password = await readFile(path.join(folder, "postgres-password"), "utf8");
  return productAddress(password.trim(), found.port);
}
