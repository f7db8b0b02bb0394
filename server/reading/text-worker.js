// @ts-check
import { runFromSource } from "../threads/run-from-source.js";

await runFromSource("server/reading/text-worker.ts");
