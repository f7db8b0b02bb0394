import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiProblem } from "./problem";

/** How long a caller who was answered early may go on sending, so that they get to read the answer. Milliseconds. */
const DRAIN_MS = 5_000;

/** Who takes in nothing of an answer for so long is not waited for. Milliseconds. */
const STALL_MS = 30_000;

/**
 * Serves Node's HTTP from a fetch-style function. Ours, because what is on offer replaces the `Request` and `Response`
 * of the whole process, in which Next lives too. A body is read only as far as somebody asks for it, and an answer that
 * comes in pieces is sent as fast as it is taken in. The request's signal tells when the caller has left.
 */
export function toListener(
  answer: (request: Request) => Response | Promise<Response>,
  reportError: (error: unknown, request: { method: string; path: string }) => void,
) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const left = new AbortController();
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) left.abort();
    });
    incoming.once("close", () => {
      if (!incoming.complete) left.abort();
    });
    serve(answer, incoming, outgoing, left.signal).catch((error: unknown) => {
      if (!left.signal.aborted) {
        reportError(error, { method: incoming.method ?? "", path: incoming.url ?? "" });
      }
      outgoing.destroy();
    });
  };
}

async function serve(
  answer: (request: Request) => Response | Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  left: AbortSignal,
): Promise<void> {
  const body = new IncomingBody(incoming);
  const request = toRequest(incoming, body, left);
  const response = request
    ? await answer(request)
    : new ApiProblem(400, "This is not a request that the server understands.").toResponse();
  // Whoever bounds bodies has answered in the middle of it, or nobody is there any more.
  if (outgoing.headersSent || left.aborted) {
    await response.body?.cancel();
    return;
  }
  const unread = !incoming.readableEnded && hasBody(incoming);
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  if (unread) outgoing.setHeader("connection", "close");
  if (incoming.method === "HEAD" || response.status === 204 || response.status === 304) {
    await response.body?.cancel();
    outgoing.end();
  } else await send(response, outgoing, left);
  if (unread) await body.drain();
}

/** An answer of one piece is sent with its length, a longer one in its pieces. */
async function send(
  response: Response,
  outgoing: ServerResponse,
  left: AbortSignal,
): Promise<void> {
  const reader = response.body?.getReader();
  const first = (await reader?.read())?.value;
  let next = await reader?.read();
  if (!reader || !next || next.done) {
    outgoing.setHeader("content-length", first?.length ?? 0);
    outgoing.end(first);
    return;
  }
  try {
    outgoing.write(first);
    for (; !next.done; next = await reader.read()) {
      // Asked now: there may have been room again while the next piece was made.
      if (outgoing.writableNeedDrain) await untilTaken(outgoing, left);
      if (left.aborted) return;
      outgoing.write(next.value);
    }
    outgoing.end();
  } finally {
    await reader.cancel();
  }
}

/** Waits until there is room for more; cuts off whoever reads nothing. */
async function untilTaken(outgoing: ServerResponse, left: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      outgoing.off("drain", go);
      left.removeEventListener("abort", go);
      resolve();
    };
    const timer = setTimeout(() => outgoing.destroy(), STALL_MS).unref();
    outgoing.once("drain", go);
    left.addEventListener("abort", go, { once: true });
  });
}

/** `null` where the request line is of no form that a route could have. */
function toRequest(
  incoming: IncomingMessage,
  body: IncomingBody,
  signal: AbortSignal,
): Request | null {
  const { method = "GET", url = "" } = incoming;
  if (!url.startsWith("/") || method === "CONNECT" || method === "TRACE") return null;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const streamed = { body: body.stream, duplex: "half" } as RequestInit;
  return new Request(`http://${HOST}${url}`, {
    method,
    headers,
    signal,
    ...(hasBody(incoming) && method !== "GET" && method !== "HEAD" && streamed),
  });
}

/** Routes look at paths alone; who was meant is in the `Host` header. */
const HOST = "localhost";

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

class IncomingBody {
  readonly #incoming: IncomingMessage;
  readonly #chunks: AsyncIterator<Uint8Array, undefined>;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
    this.#chunks = incoming.iterator({ destroyOnReturn: false }) as AsyncIterator<
      Uint8Array,
      undefined
    >;
  }

  get stream(): ReadableStream<Uint8Array> {
    return new ReadableStream(
      {
        pull: async (controller) => {
          const { done, value } = await this.#chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      },
      { highWaterMark: 0 },
    );
  }

  /** Throws away what still comes, for a while: a connection that is cut off loses the answer that was sent on it. */
  async drain(): Promise<void> {
    await this.#chunks.return?.();
    const incoming = this.#incoming;
    const timer = setTimeout(() => incoming.destroy(), DRAIN_MS);
    timer.unref();
    incoming.once("close", () => clearTimeout(timer));
    incoming.on("error", () => undefined);
    incoming.resume();
  }
}
