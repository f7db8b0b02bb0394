// Writes a migration that brings a database from the schema as it was last committed to the one of the working tree.
// What Prisma cannot say is added to it by hand. A migration that was released is never changed: databases have it.
//
//   npm run db:migration -- <name>    writes prisma/migrations/<next number>_<name>
//   npm run db:migration -- --sql     prints all that the schema says, for an empty database

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const schemaFile = path.join(root, "prisma/schema.prisma");
const migrations = path.join(root, "prisma/migrations");

/** The package imports its WebAssembly as a module, which Node understands behind a flag only; so it is linked by hand. */
async function loadSchemaEngine() {
  const entry = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const bindings = await import(pathToFileURL(entry).href);
  const bytes = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

/** The engine wants to know what database it speaks to; to compare two schemas it needs no more than that. */
const nowhere = {
  provider: "postgres",
  adapterName: "nowhere",
  queryRaw: async () => ({
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [5, 7, 0],
    rows: [[true, "PostgreSQL 18", 180000]],
  }),
  executeRaw: async () => 0,
  executeScript: async () => undefined,
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  startTransaction: () => Promise.reject(new Error("There is no database here.")),
  dispose: async () => undefined,
};

/** @param from a schema, or `null` for an empty database */
async function writeSql(from, to) {
  const SchemaEngine = await loadSchemaEngine();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "nowhere",
    connect: async () => nowhere,
    connectToShadowDb: async () => nowhere,
  });
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  const schema = (content) => ({
    tag: "schemaDatamodel",
    files: [{ path: schemaFile, content }],
  });
  const { stdout } = await engine.diff({
    from: from === null ? { tag: "empty" } : schema(from),
    to: schema(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  return `${stdout.trim()}\n`;
}

const [name = ""] = process.argv.slice(2);
const now = readFileSync(schemaFile, "utf8");
if (name === "--sql") {
  process.stdout.write(await writeSql(null, now));
} else if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run db:migration -- <name_of_the_change>");
  process.exitCode = 2;
} else {
  const git = ["show", "HEAD:prisma/schema.prisma"];
  const sql = await writeSql(execFileSync("git", git, { cwd: root, encoding: "utf8" }), now);
  const last = readdirSync(migrations)
    .filter((folder) => /^\d{4}_/.test(folder))
    .sort()
    .at(-1);
  const number = String(Number(last?.slice(0, 4) ?? 0) + 1).padStart(4, "0");
  const folder = path.join(migrations, `${number}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), sql);
  console.log(`Wrote ${path.relative(root, folder)}.`);
}
