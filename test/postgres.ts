import { randomBytes } from "node:crypto";

import pg from "pg";
import { afterAll, inject } from "vitest";

import { createDatabase, type Database } from "@/data/database";

export type TestDatabase = {
  readonly db: Database;
  /** For a second, independent connection. */
  readonly url: string;
};

const CONNECTIONS = 5;
const made: { name: string; db: Database }[] = [];

/** A fresh, migrated, empty database; it is dropped when the test file is done. For integration tests (`*.int.test.ts`). */
export async function testDatabase(): Promise<TestDatabase> {
  return cloneDatabase(inject("templateDatabase"));
}

/** A fresh database without a schema. */
export async function emptyTestDatabase(): Promise<TestDatabase> {
  return cloneDatabase("template1");
}

async function cloneDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const address = new URL(inject("postgresUrl"));
  address.pathname = name;
  const db = createDatabase(address.href, { connections: CONNECTIONS });
  made.push({ name, db });
  return { db, url: address.href };
}

afterAll(async () => {
  await Promise.all(made.map(({ db }) => db.close()));
  await asAdmin(async (admin) => {
    for (const { name } of made.splice(0)) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });
});

async function asAdmin(use: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  try {
    await use(admin);
  } finally {
    await admin.end();
  }
}
