import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { Duplex } from "node:stream";
import { CannotStart } from "../cannot-start";
import { answerUnavailable, answerUpgrade } from "./answers";
import { explainPortTrouble } from "./port-trouble";

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The door to the outside: open as soon as the port is taken, and answering 503 whenever nobody serves. */
export type Front = {
  readonly port: number;
  serve(handler: RequestListener, upgrade: UpgradeListener): void;
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
 * @throws CannotStart where it cannot be had.
 */
export async function openFront(port: number, host: string | null): Promise<Front> {
  let handle: RequestListener = answerUnavailable;
  let upgrade: UpgradeListener = refuseUpgrade;
  const underWay = new Set<object>();
  let settled: (() => void) | undefined;
  const server = createServer((request, response) => {
    underWay.add(response);
    response.once("close", () => {
      underWay.delete(response);
      if (underWay.size === 0) settled?.();
    });
    handle(request, response);
  });
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
