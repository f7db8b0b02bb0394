import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { CannotStart } from "../cannot-start";
import { answerUnavailable, answerUpgrade } from "./answers";
import { boundConnections, type ConnectionBound } from "./connection-bound";
import { explainPortTrouble } from "./port-trouble";
import { WatchedRequest } from "./watched-request";

/** What a request may take, whatever it asks for. */
const HTTP_LIMITS = {
  IncomingMessage: WatchedRequest,
  /** Bytes of all headers of a request. */
  maxHeaderSize: 16 * 1024,
  /** Milliseconds until the headers are there, and until the body is; how often that is looked at. */
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
};

/** A connection on which nothing moves for so long is closed, whoever it is that waits. Milliseconds. */
const IDLE_MS = 120_000;
const MAX_HEADERS = 200;

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The door to the outside: open as soon as the port is taken, and answering 503 whenever nobody serves. */
export type Front = {
  readonly port: number;
  serve(handler: RequestListener<typeof WatchedRequest>, upgrade: UpgradeListener): void;
  /** Takes no new connections, and nothing more from those there are. */
  stopServing(): void;
  /** Waits until everybody who asked has been answered, at most `patienceMs`. */
  settle(patienceMs: number): Promise<void>;
  /** Cuts off what is left and returns when the port is free. */
  close(): Promise<void>;
};

/**
 * Takes the port, on every address of the machine where `host` is `null`.
 *
 * @param perAddress `null` where all connections come from a proxy
 * @throws CannotStart where it cannot be had.
 */
export async function openFront(
  port: number,
  host: string | null,
  perAddress: ConnectionBound | null = null,
): Promise<Front> {
  let handle: RequestListener<typeof WatchedRequest> = answerUnavailable;
  let upgrade: UpgradeListener = refuseUpgrade;
  const underWay = new Set<object>();
  let settled: (() => void) | undefined;
  const server = createServer(HTTP_LIMITS, (request: WatchedRequest, response: ServerResponse) => {
    underWay.add(response);
    response.once("close", () => {
      underWay.delete(response);
      if (underWay.size === 0) settled?.();
    });
    handle(request, response as Parameters<typeof handle>[1]);
  });
  server.timeout = IDLE_MS;
  server.maxHeadersCount = MAX_HEADERS;
  if (perAddress !== null) boundConnections(server, perAddress);
  server.on("upgrade", (request, socket, head) => upgrade(request, socket, head));
  server.listen({ port, ...(host === null ? {} : { host }) });
  try {
    await once(server, "listening");
  } catch (error) {
    throw new CannotStart(explainPortTrouble(error, port, host), { cause: error });
  }
  const address = server.address();
  const closed = once(server, "close");
  return {
    port: typeof address === "object" && address ? address.port : port,
    serve(nextHandler, nextUpgrade) {
      handle = nextHandler;
      upgrade = nextUpgrade;
    },
    stopServing() {
      handle = answerUnavailable;
      upgrade = refuseUpgrade;
      server.close();
    },
    async settle(patienceMs) {
      if (underWay.size === 0) return;
      await new Promise<void>((resolve) => {
        settled = resolve;
        setTimeout(resolve, patienceMs).unref();
      });
    },
    async close() {
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuseUpgrade(_: IncomingMessage, socket: Duplex): void {
  answerUpgrade(socket, "503 Service Unavailable");
}
