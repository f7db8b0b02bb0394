import { mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { CannotStart } from "../cannot-start";
import type { Config } from "../config";
import type { Log } from "../log/log";
import type { Migration } from "../postgres/migrate";
import { CopyFolder } from "./copy/copy-folder";
import { CopyRefused } from "./copy/copy-refused";
import { makeCopy } from "./make-copy";
import { takeStock } from "./copy/stock";

/** Copies from before an upgrade stay for so many upgrades. */
const KEPT = 3;

/**
 * Makes a copy in the data folder before a database with people in it is brought up to date, and returns where it is;
 * `null` where there is nothing to lose or no copy is wanted. Where nobody has said how to encrypt copies, this one is
 * not: it lies beside the database that it shows.
 *
 * @throws CannotStart where it cannot be made.
 */
export async function copyBeforeUpgrade(
  pending: readonly Migration[],
  { url, config, log }: { url: string; config: Pick<Config, "dataFolder" | "backup">; log: Log },
): Promise<string | null> {
  const { dataFolder, backup } = config;
  if (backup.upgradesWithoutCopy || !(await hasPeople(url))) return null;
  const folder = path.join(dataFolder, "copies");
  const copies = new CopyFolder(folder, "before-upgrade");
  const lock = backup.lock ?? { kind: "unencrypted" };
  const file = copies.nameCopy(lock, new Date());
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await makeCopy({ url, dataFolder, file, lock, isMigrating: true });
    await copies.prune(KEPT, new Date());
  } catch (error) {
    const isOfSystem = error instanceof Error && "syscall" in error;
    if (!(error instanceof CopyRefused || isOfSystem)) throw error;
    throw new CannotStart(
      `The upgrade was not begun, since no copy could be made before it: ${error.message} Make room, or set CAUCUS_UPGRADE_WITHOUT_COPY=yes.`,
      { cause: error },
    );
  }
  log.info({ file, migrations: pending.map(({ name }) => name) }, "Made a copy before the upgrade");
  return file;
}

async function hasPeople(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return ((await takeStock(client)).people ?? 0) > 0;
  } finally {
    await client.end();
  }
}
