// Writes a migration from what has changed in prisma/schema.prisma since the last commit. What stands in a migration is
// never changed afterwards: databases have applied it. That all of them together make what the schema says is a test
// (server/migrate.int.test.ts).
//
//   node scripts/db-migration.mjs 0005_what_it_does   write it
//   node scripts/db-migration.mjs --print             print the whole schema as SQL

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const schemaFile = path.join(root, "prisma/schema.prisma");

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

/** The engine wants to know what database it speaks to; to tell two schemas apart no more than that. */
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

/** The SQL that leads from a schema (`null`: from nothing) to the present one. */
async function writeSql(before) {
  const SchemaEngine = await loadSchemaEngine();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "nowhere",
    connect: async () => nowhere,
    connectToShadowDb: async () => nowhere,
  });
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  const { stdout } = await engine.diff({
    from: before === null ? { tag: "empty" } : schemaOf(before),
    to: schemaOf(readFileSync(schemaFile, "utf8")),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  return `${stdout.trim()}\n`;
}

function schemaOf(content) {
  return { tag: "schemaDatamodel", files: [{ path: schemaFile, content }] };
}

const [asked = ""] = process.argv.slice(2);
if (asked === "--print") {
  process.stdout.write(await writeSql(null));
} else if (/^\d{4}_[a-z0-9_]+$/.test(asked)) {
  const committed = execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], {
    cwd: root,
    encoding: "utf8",
  });
  const folder = path.join(root, "prisma/migrations", asked);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), await writeSql(committed));
  console.log(`Wrote ${path.relative(root, folder)}.`);
} else {
  console.error("Say what the migration is to be called, such as 0005_what_it_does.");
  process.exitCode = 1;
}
