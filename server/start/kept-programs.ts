import { cp, link, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import {
  openBinaries,
  type BinariesFolder,
  type PostgresBinaries,
} from "../postgres/postgres-binaries";
import type { PostgresAccount } from "../postgres/postgres-account";

const NAME = "postgres-programs";

/**
 * Keeps the programs that a data folder's database runs with beside it, so that a later Caucus, which brings another
 * PostgreSQL, can read that database once more. Where the two lie on one disk this costs no room.
 */
export async function keepPrograms(dataFolder: string, source: BinariesFolder): Promise<void> {
  const folder = path.join(dataFolder, NAME);
  const kept = path.join(folder, source.version);
  if (!(await stat(kept).catch(() => null))) {
    const half = `${kept}.${process.pid}`;
    await linkTree(path.join(source.folder, "native"), path.join(half, "native"));
    await rename(half, kept);
  }
  for (const name of await readdir(folder)) {
    if (name !== source.version)
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Those of a major version; `null` where there are none. */
export async function findKeptPrograms(
  dataFolder: string,
  major: string,
  account: PostgresAccount | null,
): Promise<PostgresBinaries | null> {
  const folder = path.join(dataFolder, NAME);
  const versions = await readdir(folder).catch(() => []);
  const version = versions.find((name) => name.split(".")[0] === major);
  if (version === undefined) return null;
  return openBinaries({ folder: path.join(folder, version), version }, account);
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isSymbolicLink()) await cp(source, target, { verbatimSymlinks: true });
    else await link(source, target).catch(() => cp(source, target));
  }
}
