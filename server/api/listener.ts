import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiProblem } from "./problem";

/** How long a caller who was answered early may go on sending, so that they get to read the answer. Milliseconds. */
const DRAIN_MS = 5_000;

/**
 * Serves Node's HTTP from a fetch-style function. Ours, because what is on offer replaces the `Request` and `Response`
 * of the whole process, in which Next lives too. A body is read only as far as somebody asks for it; answers are in
 * memory already, so they are sent whole.
 */
export function toListener(
  answer: (request: Request) => Response | Promise<Response>,
  reportError: (error: unknown, request: { method: string; path: string }) => void,
) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    serve(answer, incoming, outgoing).catch((error: unknown) => {
      reportError(error, { method: incoming.method ?? "", path: incoming.url ?? "" });
      outgoing.destroy();
    });
  };
}

async function serve(
  answer: (request: Request) => Response | Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = new IncomingBody(incoming);
  const request = toRequest(incoming, body);
  const response = request
    ? await answer(request)
    : new ApiProblem(400, "This is not a request that the server understands.").toResponse();
  const content = Buffer.from(await response.arrayBuffer());
  const unread = !incoming.readableEnded && hasBody(incoming);
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  if (unread) outgoing.setHeader("connection", "close");
  if (incoming.method !== "HEAD" && response.status !== 204 && response.status !== 304) {
    outgoing.setHeader("content-length", content.length);
  }
  outgoing.end(content);
  if (unread) await body.drain();
}

/** `null` where the request line is of no form that a route could have. */
function toRequest(incoming: IncomingMessage, body: IncomingBody): Request | null {
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
