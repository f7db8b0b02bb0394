import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { parentPort, type MessagePort } from "node:worker_threads";
import { ThreadStream } from "../threads/thread-stream";
import { answerText } from "../web/answers";
import { pathOf, withoutSecrets } from "../web/path";
import { MAX_HEADER_BYTES } from "./hand-over";

/** What the thread of the pages is told: a request has its own connection. */
export type PagesOrder = { kind: "request"; port: MessagePort } | { kind: "close" };

/** What it tells. `reason` is for the log. */
export type PagesNews =
  | { kind: "ready" }
  | { kind: "dropped"; reason: string }
  | { kind: "failed"; reason: string; method: string | undefined; path: string };

type Pages = {
  handle: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Answers whoever asks for a socket; without it they are answered as if they had not. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
};

/** The front has bounded what comes, and how slowly; nothing is asked for that it has not let through. */
const LIMITS = {
  maxHeaderSize: MAX_HEADER_BYTES,
  requireHostHeader: false,
  headersTimeout: 0,
  requestTimeout: 0,
};

/** The other half of `PageThread`: answers what it is handed until it is told to close, and ends the thread then. */
export function answerPages({ handle, upgrade, close }: Pages): void {
  const server = createServer(LIMITS, (request, response) => {
    void answer(request, response);
  });
  if (upgrade) server.on("upgrade", upgrade);
  parentPort?.on("message", (order: PagesOrder) => {
    if (order.kind === "request") server.emit("connection", new ThreadStream(order.port));
    else void close().finally(() => process.exit());
  });
  // What one page drops must not end all others.
  process.on("unhandledRejection", (error) => tell({ kind: "dropped", reason: describe(error) }));
  tell({ kind: "ready" });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await handle(request, response);
    } catch (error) {
      if (response.destroyed) return;
      const { method } = request;
      const path = withoutSecrets(pathOf(request));
      tell({ kind: "failed", reason: describe(error), method, path });
      if (response.headersSent) response.destroy();
      else answerText(request, response, 500, "Something went wrong on the server.");
    }
  }
}

function tell(news: PagesNews): void {
  parentPort?.postMessage(news);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
