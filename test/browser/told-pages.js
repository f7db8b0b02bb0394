// @ts-check
import { runFromSource } from "../../server/threads/run-from-source.js";

await runFromSource("test/browser/told-pages.ts");
