// @ts-check
import { runFromSource } from "./run-from-source.js";

await runFromSource("server/threads/worker-host.ts");
