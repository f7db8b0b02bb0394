// Writes generated/: the types of the messages, and the Prisma client. Generating the client needs no engine, but the command insists on one and would
// download it; it is content with any file that exists.

import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeMessageTypes } from "./write-message-types.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** What the client is made of, and one of the files it is made into. */
const SOURCES = ["prisma/schema.prisma", "package-lock.json"];
const MADE = "generated/prisma/client.ts";

/** Whether the client was written after what it is made of. */
export function isGenerated() {
  const timeOf = (file) =>
    statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
  return SOURCES.every((file) => timeOf(file) < timeOf(MADE));
}

/** Throws with Prisma's own words where the schema is not valid. */
export function generate() {
  writeMessageTypes();
  const prisma = path.join(root, "node_modules/prisma/build/index.js");
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [prisma, "generate", "--no-hints"],
    {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: prisma,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  if (status !== 0)
    throw new Error(`The database client could not be generated.\n${stdout}${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate();
