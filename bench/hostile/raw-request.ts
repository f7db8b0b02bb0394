import { request, type ClientRequest } from "node:http";
import { ATTACKER_ADDRESS } from "./target";

type Asked = {
  method: string;
  path: string;
  headers: Record<string, string>;
};

/**
 * A request of which the body is written by hand. What comes back is thrown away.
 * @param reads whether it is taken from the network at all, or left to pile up at the server
 */
export function openRequest(
  url: string,
  { method, path, headers }: Asked,
  reads = true,
): ClientRequest {
  const { hostname, port } = new URL(url);
  const asked = request({
    hostname,
    port,
    method,
    path,
    headers: { origin: url, ...headers },
    localAddress: ATTACKER_ADDRESS,
  });
  asked.on("response", (response) => {
    response.on("error", () => undefined);
    if (reads) response.resume();
  });
  asked.on("error", () => undefined);
  return asked;
}

/** Resolves when it is over, however it has ended; it is broken off when `isOver`. */
export function untilEnded(asked: ClientRequest, isOver: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (isOver()) asked.destroy();
    }, 100);
    const end = (): void => {
      clearInterval(watch);
      resolve();
    };
    asked.on("close", end);
    asked.on("response", (response) => response.on("close", end));
  });
}

/** Sends a whole body and waits for the answer. */
export async function sendBody(
  url: string,
  asked: Asked,
  body: Uint8Array | string,
  isOver: () => boolean,
): Promise<void> {
  const length = String(Buffer.byteLength(body));
  const sent = openRequest(url, {
    ...asked,
    headers: { "content-length": length, ...asked.headers },
  });
  sent.end(body);
  await untilEnded(sent, isOver);
}
