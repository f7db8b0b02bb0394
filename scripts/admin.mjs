// `npm run admin`: beside a running Caucus or a stopped one. README.md says how.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepareBeside } from "./prepare.mjs";

const root = path.resolve(import.meta.dirname, "..");
const command = path.join(root, ".build/admin/admin.js");
await prepareBeside(root, command);
await import(pathToFileURL(command).href);
