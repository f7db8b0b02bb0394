import { createServer } from "node:http";
import { setPriority } from "node:os";
import { workerData } from "node:worker_threads";
import { closeSharedDatabase } from "@/data/database";
import { answerPages } from "./answer-pages";

/** The folder of the built pages, from the thread that has started this one. */
const folder = String(workerData);

/** Where there are fewer cores than work, the rooms go first. */
const NICE = 5;

// On Linux a priority is a thread's own; elsewhere it would be that of the whole process.
if (process.platform === "linux") setPriority(NICE);

// Next looks at the environment as soon as it is loaded.
const { default: next } = await import("next");
const app = next({
  dev: false,
  dir: folder,
  quiet: true,
  // At the first request Next would listen for upgrades on our server, and end sockets that are not its own.
  httpServer: createServer(),
});
await app.prepare();
answerPages({
  handle: app.getRequestHandler(),
  async close() {
    await app.close();
    await closeSharedDatabase();
  },
});
