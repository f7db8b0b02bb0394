// Rewrites the initial migration from prisma/schema.prisma. Until the first release there is one migration, and a
// change of the schema is folded into it. What stands below the line KEPT in the migration is written by hand
// (what Prisma cannot say) and stays.
//
//   node scripts/db-migration.mjs           rewrite
//   node scripts/db-migration.mjs --check   exit 1 where the migration does not say what the schema says

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const schemaFile = path.join(root, "prisma/schema.prisma");
const migrationFile = path.join(root, "prisma/migrations/0001_initial/migration.sql");
const KEPT = "-- Below this line: by hand, kept when the migration is rewritten.";

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

/** The engine wants to know what database it speaks to; for "from nothing to the schema" no more than that. */
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

async function writeSchemaAsSql() {
  const SchemaEngine = await loadSchemaEngine();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "nowhere",
    connect: async () => nowhere,
    connectToShadowDb: async () => nowhere,
  });
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: {
      tag: "schemaDatamodel",
      files: [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }],
    },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  return `${stdout.trim()}\n`;
}

const old = existsSync(migrationFile) ? readFileSync(migrationFile, "utf8") : "";
const kept = old.includes(KEPT) ? old.slice(old.indexOf(KEPT)) : `${KEPT}\n`;
const now = `${await writeSchemaAsSql()}\n${kept}`;

if (process.argv.includes("--check")) {
  if (now !== old) {
    console.error(
      "prisma/migrations does not say what prisma/schema.prisma says. Run: npm run db:migration",
    );
    process.exitCode = 1;
  }
} else {
  mkdirSync(path.dirname(migrationFile), { recursive: true });
  writeFileSync(migrationFile, now);
  console.log(
    now === old ? "The migration is up to date." : `Wrote ${path.relative(root, migrationFile)}.`,
  );
}
