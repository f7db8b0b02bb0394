// @ts-check
import { runFromSource } from "../threads/run-from-source.js";

await runFromSource("server/import/import-worker.ts");
