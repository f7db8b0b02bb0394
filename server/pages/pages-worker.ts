import { createServer } from "node:http";
import { setPriority } from "node:os";
import { workerData } from "node:worker_threads";
import { closeSharedDatabase } from "@/data/database";
import { answerPages } from "./answer-pages";
import type { PagesData } from "./pages-source";

const { folder, source } = workerData as PagesData;

/** Where there are fewer cores than work, the rooms go first. */
const NICE = 5;

const isEdited = source === "edited";
// On Linux a priority is a thread's own; elsewhere it would be that of the whole process.
if (process.platform === "linux" && !isEdited) setPriority(NICE);

// Next looks at the environment as soon as it is loaded.
const { default: next } = await import("next");
/** At the first request Next would listen for upgrades on our server, and end sockets that are not its own. */
const sockets = createServer();
const { hostname, port } = new URL(process.env.CAUCUS_URL ?? "http://localhost");
const app = next({
  dev: isEdited,
  dir: folder,
  quiet: !isEdited,
  httpServer: sockets,
  // It lets only this address ask for what is there for editing.
  ...(isEdited && { hostname, port: Number(port) }),
});
await app.prepare();
answerPages({
  handle: app.getRequestHandler(),
  ...(isEdited && {
    upgrade(request, socket, head) {
      // Next asks them of a socket of the network; here there is none.
      const asSocket = Object.assign(socket, {
        setTimeout: () => socket,
        setNoDelay: () => socket,
      });
      // Before the first request nobody listens; browsers try again.
      if (!sockets.emit("upgrade", request, asSocket, head)) socket.destroy();
    },
  }),
  async close() {
    await app.close();
    await closeSharedDatabase();
  },
});
