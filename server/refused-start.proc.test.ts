import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findFreePort } from "@/test/product-process";
import { StartedProducts } from "@/test/started-products";
import { startEmbeddedDatabase, type EmbeddedDatabase } from "./postgres/embedded-database";

const STOP_GRACE_MS = 5_000;

let products: StartedProducts;

beforeEach(async () => {
  products = await StartedProducts.prepare();
});
afterEach(() => products.dispose());

describe("a start that cannot be", () => {
  test("a start is refused if the port is in use", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, () => resolve((other.address() as { port: number }).port));
    });
    expect(await products.refusal({ PORT: String(port) })).toBe(
      `Port ${port} is in use. Stop the program that uses it, or set PORT to another one.\n`,
    );
    expect(await readdir(products.data)).toEqual([]);
    other.close();
  });

  test("a start is refused if the data folder cannot be written", async () => {
    const file = path.join(products.data, "file");
    await writeFile(file, "");
    expect(await products.refusal({ CAUCUS_DATA: path.join(file, "folder") })).toMatch(
      /^The data folder \S+ cannot be written \(ENOTDIR: not a directory\)\. .*\n$/,
    );
  });

  test("a start is refused if a setting does not fit", async () => {
    expect(await products.refusal({ PORT: "http" })).toBe(
      'PORT must be a number from 0 to 65535; it is "http".\n',
    );
  });

  test("a start is refused if the database is down", async () => {
    const port = await findFreePort();
    const said = await products.refusal({
      DATABASE_URL: `postgresql://me:secret@127.0.0.1:${port}/caucus`,
    });
    expect(said).toMatch(
      /^The database at 127\.0\.0\.1:\d+\/caucus does not let us in \(connect ECONNREFUSED .*\n$/,
    );
    expect(said).not.toContain("secret");
  });
});

describe("with a PostgreSQL of one's own", () => {
  let folder: string;
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "caucus-external-"));
    database = await startEmbeddedDatabase({ folder, durable: false });
  });

  afterAll(async () => {
    await database.stop(STOP_GRACE_MS);
    await rm(folder, { recursive: true, force: true });
  });

  test("with a PostgreSQL of one's own, nothing embedded is started, and the owner can be named", async () => {
    const product = await products.startReady({
      DATABASE_URL: database.url,
      CAUCUS_OWNER_EMAIL: "ana@example.org",
      CAUCUS_OWNER_PASSWORD: "a long password",
    });
    expect(product.stdout).not.toContain("/setup?token=");
    expect(await readdir(products.data)).toEqual(["auth-secret"]);
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query('SELECT email, name FROM "user"');
    expect(rows).toEqual([{ email: "ana@example.org", name: "ana" }]);
    await client.end();
    expect(await product.end("SIGTERM")).toBe(0);
  });

  test("a database that is newer than the code is left alone", async () => {
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '9999_later', now())`,
    );
    await client.end();
    expect(await products.refusal({ DATABASE_URL: database.url })).toMatch(
      /^The database is newer than this version of Caucus: it has the migration 9999_later.*\n$/,
    );
  });
});
