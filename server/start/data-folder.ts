import { randomBytes } from "node:crypto";
import { access, constants, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";

import { CannotStart } from "../cannot-start";

const SECRET_BYTES = 32;

/** Makes the folder where there is none, readable by its owner alone. Throws `CannotStart` where it cannot be written. */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await stat(folder)).isDirectory()) throw new Error("it is not a folder");
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^(E[A-Z]+: [^,]+),.*$/, "$1") : String(error);
    throw new CannotStart(
      `The data folder ${folder} cannot be written (${reason}). Give this account the right to write there, or set CAUCUS_DATA to another folder.`,
      { cause: error },
    );
  }
}

/**
 * A secret that is made once and kept in the folder with mode 600. Two processes that ask for it at the same moment
 * get the same one.
 */
export async function readKeptSecret(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  const made = randomBytes(SECRET_BYTES).toString("base64url");
  try {
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: "wx", flush: true });
    return made;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const kept = (await readFile(file, "utf8")).trim();
  if (kept.length < SECRET_BYTES) {
    throw new CannotStart(
      `The file ${file} should hold a secret and does not. Restore it from a backup.`,
    );
  }
  return kept;
}
