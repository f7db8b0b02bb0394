import type { IncomingMessage, RequestListener } from "node:http";
import { pipeline, type Duplex } from "node:stream";
import { answerUpgrade } from "../web/answers";
import { isUnder, pathOf } from "../web/path";
import type { WatchedRequest } from "../web/watched-request";
import type { PageThread } from "./page-thread";

type Door = {
  handler: RequestListener<typeof WatchedRequest>;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

/**
 * Lets browsers through to what Next offers while pages are edited: over a socket, what has changed; and where in the
 * sources an error is. Everything else goes to `door`. None of it is charged or bounded: nobody is there but whoever
 * edits.
 */
export function openForEditing(pages: Pick<PageThread, "handle" | "connect">, door: Door): Door {
  return {
    handler(request, response) {
      if (!isForEditing(request)) {
        door.handler(request, response);
        return;
      }
      pages.handle(request, response).catch(() => response.destroy());
    },
    upgrade(request, socket, head) {
      if (!isForEditing(request)) {
        door.upgrade(request, socket, head);
        return;
      }
      const stream = pages.connect();
      if (stream) passOn(request, socket, head, stream);
      else answerUpgrade(socket, "503 Service Unavailable");
    },
  };
}

function isForEditing(request: IncomingMessage): boolean {
  const path = pathOf(request);
  return isUnder("/_next", path) || path.startsWith("/__nextjs");
}

function passOn(request: IncomingMessage, socket: Duplex, head: Buffer, stream: Duplex): void {
  const { method, url, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  stream.write(`${lines.join("\r\n")}\r\n\r\n`);
  stream.write(head);
  // Where one side breaks off, the other is closed.
  pipeline(socket, stream, socket, () => undefined);
}
