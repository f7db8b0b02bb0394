// Builds what `npm start` runs: the database client, the server (.build) and the pages (.next). Does nothing when
// nothing has changed since the last build.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withBuildLock } from "./build-lock.mjs";
import { bundleServer } from "./server-bundle.mjs";
import { CannotGoOn, run, step } from "./steps.mjs";

const SOURCES = [
  "app",
  "auth",
  "collab",
  "components",
  "contract",
  "data",
  "dom",
  "domain",
  "features",
  "messages",
  "public",
  "server",
  "styles",
  "words",
  "next.config.js",
  "package-lock.json",
  "prisma/schema.prisma",
  "scripts/build.mjs",
  "scripts/generate.mjs",
  "scripts/server-bundle.mjs",
  "scripts/write-message-types.mjs",
  "tsconfig.json",
];
const NOT_BUILT = /[.](test|int|fuzz|contract|spec)[.]tsx?$/;
const STAMP = ".build/stamp";
/** Next writes it when it is done. */
const PAGES = ".next/BUILD_ID";

/**
 * Whether what was built last was built from the sources as they are now.
 *
 * @param {string} root the checkout
 */
export async function isBuilt(root, sources = digestSources(root)) {
  const [stamp, pages, digest] = await Promise.all([
    ...[STAMP, PAGES].map((file) => readFile(path.join(root, file), "utf8").catch(() => null)),
    sources,
  ]);
  return pages !== null && stamp === digest;
}

/** @param {string} root the checkout */
export async function build(root) {
  const sources = await digestSources(root);
  const stamp = path.join(root, STAMP);
  if (await isBuilt(root, sources)) return;
  // Half a build is none.
  await rm(stamp, { force: true });
  await step("Preparing the database client", () =>
    run([process.execPath, "scripts/generate.mjs"], {
      cwd: root,
      failure: "The database client could not be generated",
    }),
  );
  await step("Building the server", () => buildServer(root));
  await step("Building the pages", () =>
    run([process.execPath, "node_modules/next/dist/bin/next", "build"], {
      cwd: root,
      env: {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        CAUCUS_BUILD: sources.slice(0, 20),
      },
      failure: "The pages could not be built",
    }),
  );
  await writeFile(stamp, sources);
}

async function buildServer(root) {
  const { build: bundle, stop } = await import("esbuild");
  const folder = ".build";
  await rm(path.join(root, folder), { recursive: true, force: true });
  await mkdir(path.join(root, folder));
  await bundle(bundleServer(root, { main: "server/main.ts", folder }))
    .catch((error) => {
      throw new CannotGoOn(`The server could not be built.\n${error.message}`);
    })
    // Its helper would stay for as long as the server that this process becomes.
    .finally(stop);
}

async function digestSources(root) {
  const files = (await Promise.all(SOURCES.map((source) => listFiles(root, source)))).flat();
  const digest = createHash("sha256");
  for (const file of files.filter((name) => !NOT_BUILT.test(name)).sort()) {
    digest
      .update(`${file}\0`)
      .update(await readFile(path.join(root, file)))
      .update("\0");
  }
  return digest.digest("hex");
}

/** The files in a folder and all folders in it; a file is its own list, and what is not there is empty. */
async function listFiles(root, place) {
  const entries = await readdir(path.join(root, place), { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (entries === null) return [place];
  const lists = entries.map((entry) =>
    entry.isDirectory() ? listFiles(root, `${place}/${entry.name}`) : [`${place}/${entry.name}`],
  );
  return (await Promise.all(lists)).flat();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.resolve(import.meta.dirname, "..");
  await withBuildLock(root, () => build(root)).catch((error) => {
    if (!(error instanceof CannotGoOn)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
}
