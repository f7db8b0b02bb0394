import { readFile } from "node:fs/promises";
import path from "node:path";

/** What the pages that were built in `folder` call their build; `null` where none were. */
export async function readBuild(folder: string): Promise<string | null> {
  const name = await readFile(path.join(folder, ".next/BUILD_ID"), "utf8").catch(() => null);
  return name?.trim() ?? null;
}
