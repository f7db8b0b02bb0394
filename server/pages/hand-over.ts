import { once } from "node:events";
import {
  request as ask,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";

/** Bytes of all headers of an answer, and of a request with what the server adds to it. */
export const MAX_HEADER_BYTES = 64 * 1024;

/**
 * What is said of one connection, and not of what it carries. Only these: a sender who could name others, as HTTP's
 * `Connection` allows, would take out what the server says about them.
 */
const OF_CONNECTION: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Has a request answered over a connection of its own, and resolves when that is over, or whoever asked has left. Of
 * the answer's headers those are left out that `response` has already.
 *
 * @throws where nothing was answered; `ECONNRESET` where the other side is gone.
 */
export async function handOver(
  request: IncomingMessage,
  response: ServerResponse,
  connect: () => Duplex,
): Promise<void> {
  if (response.destroyed) return;
  const asked = ask({
    method: request.method,
    path: request.url,
    headers: headersOf(request),
    createConnection: connect,
    setHost: false,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  const over = new Promise<void>((resolve) => {
    response.once("close", () => {
      asked.destroy();
      resolve();
    });
  });
  // It is told to whoever waits for the answer; what comes later is the answer's own.
  asked.on("error", () => undefined);
  const answer = await answerTo(asked, request).catch((error: unknown) => {
    if (isAnswered(response)) return null;
    throw error;
  });
  if (answer === null || isAnswered(response)) {
    asked.destroy();
    return;
  }
  // What breaks off is cut off: nobody should take it for all there is.
  answer.on("error", () => response.destroy());
  response.statusCode = answer.statusCode ?? 500;
  for (const [name, value] of Object.entries(carried(answer.headers))) {
    if (!response.hasHeader(name)) response.setHeader(name, value);
  }
  answer.pipe(response);
  await over;
}

async function answerTo(asked: ClientRequest, request: IncomingMessage): Promise<IncomingMessage> {
  const answered = once(asked, "response") as Promise<[IncomingMessage]>;
  if (hasBody(request)) request.pipe(asked);
  else asked.end();
  const [answer] = await answered;
  return answer;
}

/** Somebody else has answered meanwhile, such as whoever bounds bodies, or nobody waits any more. */
function isAnswered(response: ServerResponse): boolean {
  return response.headersSent || response.destroyed;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || headers["content-length"] !== undefined;
}

function headersOf({ headers }: IncomingMessage): OutgoingHttpHeaders {
  // Without it the bytes of a body would stand there as the next request: Node frames none for some methods.
  const framed =
    headers["transfer-encoding"] === undefined ? {} : { "transfer-encoding": "chunked" };
  return { ...carried(headers), ...framed };
}

function carried(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const said: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !OF_CONNECTION.has(name)) said[name] = value;
  }
  return said;
}
