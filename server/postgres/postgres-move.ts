import { copyFile, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { CopyFolder } from "../backup/copy/copy-folder";
import { CopyRefused } from "../backup/copy/copy-refused";
import { makeCopy } from "../backup/make-copy";
import { restoreCopy } from "../backup/restore/restore-copy";
import { CannotStart } from "../cannot-start";
import { startEmbeddedDatabase } from "./embedded-database";
import { findKeptPrograms, keepPrograms } from "../start/kept-programs";
import type { Log } from "../log/log";
import { readMigrations } from "./migrate";
import { findPostgresAccount } from "./postgres-account";
import { findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries";

const STOP_GRACE_MS = 60_000;
const CLUSTER = "postgres";
const PASSWORD = "postgres-password";
/** The files of the PostgreSQL that was, until somebody removes them. */
const OLD = "postgres-of-";
const HALF = "moving-";

/**
 * Where the data folder's database was made by another major version of PostgreSQL than the one that comes with this
 * Caucus, moves it: the programs that were kept beside it read it once more, into a copy, and the copy is restored into
 * new files, which take the place of the old ones when they are whole. The old ones stay beside them.
 *
 * @throws CannotStart where the old programs are gone, or a step fails; then the old files are as they were.
 */
export async function moveToThisPostgres(dataFolder: string, log: Log): Promise<void> {
  await undoHalfAMove(dataFolder);
  const account = findPostgresAccount();
  const { major, source } = await findPostgresBinaries(account);
  const version = await readFile(path.join(dataFolder, CLUSTER, "PG_VERSION"), "utf8").catch(
    () => null,
  );
  const old = version?.trim() ?? major;
  if (old !== major) {
    const binaries = await findKeptPrograms(dataFolder, old, account);
    if (!binaries) {
      throw new CannotStart(
        `The database in ${dataFolder} was made by PostgreSQL ${old}, this version of Caucus brings ${major}, and the programs of ${old} are not kept in the data folder. Make a copy with the version of Caucus that ran until now (npm run backup), and restore it with this one into a new data folder.`,
      );
    }
    log.warn({ from: old, to: major }, "Moving the database to the new PostgreSQL");
    try {
      const file = await copyOldCluster(dataFolder, major, binaries);
      await replaceCluster(dataFolder, { file, old });
      log.warn({ copy: file, old: path.join(dataFolder, `${OLD}${old}`) }, "Moved the database");
    } catch (error) {
      throw asCannotStart(error, { old, major });
    }
  }
  await keepPrograms(dataFolder, source);
}

/** Lets the programs of the old PostgreSQL read its files once more. */
async function copyOldCluster(
  dataFolder: string,
  major: string,
  binaries: PostgresBinaries,
): Promise<string> {
  const lock = { kind: "unencrypted" } as const;
  const copies = new CopyFolder(path.join(dataFolder, "copies"), `before-postgresql-${major}`);
  const file = copies.nameCopy(lock, new Date());
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const from = await startEmbeddedDatabase({ folder: dataFolder, durable: true, binaries });
  try {
    await makeCopy({ url: from.url, dataFolder, file, lock });
  } finally {
    await from.stop(STOP_GRACE_MS);
  }
  return file;
}

function asCannotStart(error: unknown, { old, major }: { old: string; major: string }): unknown {
  const isOfSystem = error instanceof Error && "syscall" in error;
  if (!(error instanceof CopyRefused || isOfSystem)) return error;
  return new CannotStart(
    `The database could not be moved from PostgreSQL ${old} to ${major}, and is as it was: ${error.message} The version of Caucus that ran until now can be started again.`,
    { cause: error },
  );
}

async function replaceCluster(
  dataFolder: string,
  { file, old }: { file: string; old: string },
): Promise<void> {
  await removeHalves(dataFolder);
  const half = await mkdtemp(path.join(dataFolder, HALF));
  try {
    await copyFile(path.join(dataFolder, PASSWORD), path.join(half, PASSWORD));
    const to = await startEmbeddedDatabase({ folder: half, durable: true });
    try {
      await restoreCopy({
        file,
        key: { kind: "none" },
        reach: async () => to.url,
        dataFolder: null,
        isMove: true,
        migrations: await readMigrations(),
      });
    } finally {
      await to.stop(STOP_GRACE_MS);
    }
    await rename(path.join(dataFolder, CLUSTER), path.join(dataFolder, `${OLD}${old}`));
    await rename(path.join(half, CLUSTER), path.join(dataFolder, CLUSTER));
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/** A crash between the two renames has left the place empty: the old files belong there. */
async function undoHalfAMove(dataFolder: string): Promise<void> {
  const place = path.join(dataFolder, CLUSTER);
  if (await lstat(place).catch(() => null)) return;
  const old = (await readdir(dataFolder)).find((name) => name.startsWith(OLD));
  if (old !== undefined) await rename(path.join(dataFolder, old), place);
}

/** What a crash in the middle of a move has left. */
async function removeHalves(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (!name.startsWith(HALF)) continue;
    await rm(path.join(dataFolder, name), { recursive: true, force: true });
  }
}
