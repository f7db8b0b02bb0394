// @ts-check
import { runFromSource } from "../threads/run-from-source.js";

await runFromSource("server/exchange/quote-worker.ts");
