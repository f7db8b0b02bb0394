// `npm run backup -- <file>`: a copy of everything, of a running Caucus or a stopped one. README.md says how.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepareBeside } from "./prepare.mjs";

// A file is named from where the person stands; npm says where that is.
process.env.INIT_CWD ??= process.cwd();
const root = path.resolve(import.meta.dirname, "..");
const command = path.join(root, ".build/backup/backup.js");
await prepareBeside(root, command);
await import(pathToFileURL(command).href);
