import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { CopyRefused } from "./copy-refused";

/**
 * What of the data folder goes with the database. PostgreSQL's own password does not: each cluster has one of its own.
 */
const KEPT = ["auth-secret"] as const;

export type KeptFile = { readonly name: string; readonly bytes: Buffer };

/** Those that are there: a secret that comes from the environment is in no file. */
export async function readKeptFiles(folder: string): Promise<KeptFile[]> {
  const files = await Promise.all(
    KEPT.map(async (name) => ({ name, bytes: await readIfThere(path.join(folder, name)) })),
  );
  return files.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
}

/**
 * Writes them, each whole or not at all, readable by their owner alone.
 *
 * @throws CopyRefused where the folder has others of its own, which somebody may still need.
 */
export async function writeKeptFiles(folder: string, files: readonly KeptFile[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, bytes } of files) {
    const file = path.join(folder, name);
    const present = await readIfThere(file);
    if (present?.equals(bytes)) continue;
    if (present) {
      throw new CopyRefused(
        `The data folder ${folder} is in use: it has another ${name}. Set CAUCUS_DATA to a new folder.`,
      );
    }
    const half = `${file}.${randomBytes(6).toString("hex")}`;
    await writeFile(half, bytes, { mode: 0o600, flush: true });
    await rename(half, file);
  }
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
