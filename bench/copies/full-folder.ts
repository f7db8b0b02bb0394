import { randomBytes } from "node:crypto";
import { realpath, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { MAX_FILE_BYTES } from "@/contract/imports";
import { OWNER } from "@/e2e/support/people";
import { startEmbeddedDatabase } from "@/server/postgres/embedded-database";
import { findFreePort, ProductProcess } from "@/test/product-process";
import { digestFiles } from "./digest-files";

const STOP_GRACE_MS = 60_000;

/** A data folder as the product makes it, with one team, its owner and the sample report. */
export async function makeFolder(folder: string): Promise<void> {
  const product = new ProductProcess(await findFreePort(), {
    CAUCUS_DATA: folder,
    CAUCUS_OWNER_EMAIL: OWNER.email,
    CAUCUS_OWNER_PASSWORD: OWNER.password,
    CAUCUS_OWNER_NAME: OWNER.name,
  });
  await product.ready();
  await product.end("SIGTERM");
}

/**
 * Gives the sample report so many bytes of files, each as large as one may be and of an edition of its own. They are
 * noise: nothing can be compressed, as in a PDF's pictures.
 */
export async function fillFolder(folder: string, bytes: number): Promise<void> {
  await withDatabase(folder, async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const files = Math.ceil(bytes / MAX_FILE_BYTES);
    for (let number = 2; number < files + 2; number += 1) {
      await client.query(
        `INSERT INTO edition (report_id, number, text, length, sha256, structure, format)
         SELECT report_id, $1, text, length, sha256, structure, 'pdf' FROM edition WHERE number = 1`,
        [number],
      );
      await client.query(
        `INSERT INTO edition_file (report_id, edition, name, bytes, source_text, source_map)
         SELECT report_id, number, 'noise.pdf', $2, '', '[]' FROM edition WHERE number = $1`,
        [number, randomBytes(MAX_FILE_BYTES)],
      );
    }
    await client.end();
  });
}

export async function digestFolder(folder: string): Promise<Record<string, string>> {
  return withDatabase(folder, digestFiles);
}

/** Removes a data folder and, where it is elsewhere because root has made it, PostgreSQL's own. */
export async function removeFolder(folder: string): Promise<void> {
  const cluster = await realpath(path.join(folder, "postgres")).catch(() => null);
  for (const place of [folder, cluster])
    if (place) await rm(place, { recursive: true, force: true });
}

async function withDatabase<Value>(
  folder: string,
  use: (url: string) => Promise<Value>,
): Promise<Value> {
  const database = await startEmbeddedDatabase({ folder, durable: true });
  try {
    return await use(database.url);
  } finally {
    await database.stop(STOP_GRACE_MS);
  }
}
