import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { ApiProblem } from "../api/problem";
import { isUnder, pathOf } from "./path";

/** A short answer for people and programs. */
export function answerText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : `${text}\n`);
}

/** Says why a request is not served, to programs as a problem document. @param retryAfter milliseconds. */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  status: 408 | 413 | 429,
  { reason, retryAfter }: { reason: string; retryAfter?: number },
): void {
  if (retryAfter !== undefined) {
    response.setHeader("Retry-After", String(Math.max(1, Math.ceil(retryAfter / 1_000))));
  }
  if (!isUnder("/api/v1", pathOf(request))) {
    answerText(request, response, status, reason);
    return;
  }
  const problem = new ApiProblem(status, reason);
  response.writeHead(status, problem.headers);
  response.end(request.method === "HEAD" ? undefined : JSON.stringify(problem.document));
}

/** Answers while the product starts and while it stops: alive, but not for work. */
export function answerUnavailable(request: IncomingMessage, response: ServerResponse): void {
  if (pathOf(request) === "/healthz") {
    answerText(request, response, 200, "ok");
    return;
  }
  response.setHeader("Retry-After", "2");
  response.setHeader("Connection", "close");
  answerText(request, response, 503, "Caucus is starting or stopping. Try again in a moment.");
}

/** Ends a socket that asked for an upgrade which it does not get. */
export function answerUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
