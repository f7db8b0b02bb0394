// `npm run restore -- <file>`: brings a copy back into an empty place, or with --try only sees whether it can be.
// README.md says how.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, prepareBeside } from "./prepare.mjs";

// A file is named from where the person stands; npm says where that is.
process.env.INIT_CWD ??= process.cwd();
const root = path.resolve(import.meta.dirname, "..");
const command = path.join(root, ".build/backup/restore.js");
if (process.argv.includes("--try")) await prepareBeside(root, command);
else await prepare(root);
await import(pathToFileURL(command).href);
