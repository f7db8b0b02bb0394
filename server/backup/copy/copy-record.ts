import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const recordSchema = z.object({
  /** The last copy that was made: when, where and how large it was. */
  made: z
    .object({ at: z.iso.datetime(), file: z.string(), bytes: z.number() })
    .nullable()
    .catch(null),
  /** The last copy that was restored to try it: when that was, and which moment it shows. */
  tried: z
    .object({ at: z.iso.datetime(), file: z.string(), madeAt: z.iso.datetime() })
    .nullable()
    .catch(null),
  /** The last copy of the schedule that failed, where none has been made since. */
  failed: z.object({ at: z.iso.datetime(), why: z.string() }).nullable().catch(null),
});

/** What is known of the copies that were made from a data folder, for those who look after it. */
export type CopyRecord = z.infer<typeof recordSchema>;

const NAME = "copies.json";
const NOTHING: CopyRecord = { made: null, tried: null, failed: null };

/** What cannot be read is not known. */
export async function readCopyRecord(dataFolder: string): Promise<CopyRecord> {
  const text = await readFile(path.join(dataFolder, NAME), "utf8").catch(() => null);
  if (text === null) return NOTHING;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return NOTHING;
  }
}

/** Keeps what is new and leaves the rest. */
export async function noteInCopyRecord(
  dataFolder: string,
  news: Partial<CopyRecord>,
): Promise<void> {
  const record = { ...(await readCopyRecord(dataFolder)), ...news };
  const half = path.join(dataFolder, `${NAME}.${randomBytes(6).toString("hex")}`);
  await writeFile(half, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(half, path.join(dataFolder, NAME));
}
