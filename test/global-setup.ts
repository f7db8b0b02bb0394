import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import pg from "pg";
import type { TestProject } from "vitest/node";

import { startEmbeddedDatabase } from "@/server/postgres/embedded-database";
import { migrateDatabase, readMigrations } from "@/server/postgres/migrate";

const TEMPLATE = "caucus_template";

const STOP_GRACE_MS = 5_000;

/** One PostgreSQL for all integration tests, with a migrated database that each test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "caucus-test-"));
  const database = await startEmbeddedDatabase({ folder, durable: false });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const template = new URL(database.adminUrl);
  template.pathname = TEMPLATE;
  await migrateDatabase(template.href, await readMigrations());
  project.provide("postgresUrl", database.adminUrl);
  project.provide("templateDatabase", TEMPLATE);
  return async () => {
    await database.stop(STOP_GRACE_MS);
    await rm(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- it adds to an interface of Vitest.
  interface ProvidedContext {
    /** The superuser's address of the tests' PostgreSQL. */
    postgresUrl: string;
    /** The name of the migrated database that is cloned. */
    templateDatabase: string;
  }
}
