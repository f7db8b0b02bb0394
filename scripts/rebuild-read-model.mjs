// `npm run read-model:rebuild`: compares what queries see of every report with what its journal says, and writes again
// where the two differ. With the embedded PostgreSQL, stop Caucus first; with DATABASE_URL it may go on serving.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { withBuildLock } from "./build-lock.mjs";
import { CannotGoOn } from "./steps.mjs";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
try {
  await withBuildLock(root, () => build(root));
} catch (error) {
  if (!(error instanceof CannotGoOn)) throw error;
  console.error(error.message);
  process.exit(1);
}
await import(pathToFileURL(path.join(root, ".build/read-model/rebuild.js")).href);
