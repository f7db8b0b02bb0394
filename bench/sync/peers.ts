import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { newId } from "@/collab/facts/new-id";
import { findFreePort } from "@/test/product-process";
import { makeSeat, type Contestant } from "./contestant";
import type { Dialect } from "./dialect";
import { readCpu, readThreadsCpu } from "./process-cpu";
import { readMemory, watchPeak } from "./process-memory";

const HOST = "127.0.0.1";
const POLL_MS = 50;
/** Both forget a room soon after the last one has left. */
const REST_MS = 10_000;
const READY_WITHIN_MS = 30_000;

export const Y_WEBSOCKET = makePeer(
  "@y/websocket-server",
  "bench/node_modules/@y/websocket-server/src/server.js",
  "y-websocket",
);
export const HOCUSPOCUS = makePeer("Hocuspocus", "bench/sync/hocuspocus.mjs", "hocuspocus");

/** In memory, without people or rights: whoever comes may write. */
function makePeer(name: string, program: string, dialect: Dialect): Contestant {
  return {
    name,
    async start() {
      const port = await findFreePort();
      const inspector = `${HOST}:${await findFreePort()}`;
      const inspected = [`--inspect=${inspector}`, "--inspect-publish-uid=http"];
      const child = spawn(process.execPath, [...inspected, program], {
        env: { PATH: process.env.PATH, NODE_ENV: "production", HOST, PORT: String(port) },
        stdio: ["ignore", "ignore", "inherit"],
      });
      await untilOpen(port);
      const pid = child.pid ?? 0;
      return {
        async openRoom(title) {
          const room = title.replace(/\W+/g, "-");
          const path = dialect === "y-websocket" ? room : "";
          return { url: `ws://${HOST}:${port}/${path}`, room, dialect };
        },
        seats: (count) => Array.from({ length: count }, () => makeSeat(newId(), {})),
        cpu: () => ({ server: readCpu(pid), threads: readThreadsCpu(pid), all: readCpu(pid) }),
        pid,
        inspector,
        memory: () => readMemory(pid, inspector),
        watchPeak: () => watchPeak(pid),
        commits: null,
        forget: null,
        restMs: REST_MS,
        async stop() {
          const ended = once(child, "exit");
          child.kill("SIGKILL");
          await ended;
        },
      };
    },
  };
}

async function untilOpen(port: number): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const socket = connect(port, HOST);
    const open = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error("A peer does not listen.");
}
