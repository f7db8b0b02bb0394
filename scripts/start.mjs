// `npm start`: installs what is missing, builds what has changed, and becomes the server. Needs Node and npm alone, so
// it imports nothing but Node's own modules until the packages are there.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepare } from "./prepare.mjs";
import { watchParent } from "./watch-parent.mjs";
import { say } from "./steps.mjs";

const root = path.resolve(import.meta.dirname, "..");
await prepare(root);
watchParent();
say("Starting …");
await import(pathToFileURL(path.join(root, ".build/main.js")).href);
