import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerPages } from "@/server/pages/answer-pages";

const MIB = 2 ** 20;

/** Pages of which each does what its path says, and sockets that say what they are told. */
answerPages({
  handle,
  upgrade(_request, socket, head) {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n");
    socket.write(head);
    socket.pipe(socket);
  },
  close: () => Promise.resolve(),
});

let left = 0;

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://pages.test");
  switch (pathname) {
    case "/__nextjs_echo":
    case "/api/auth/echo":
    case "/echo": {
      let body = "";
      for await (const chunk of request.setEncoding("utf8")) body += String(chunk);
      const { method, url, headers } = request;
      response.setHeader("Content-Type", "application/json");
      response.end(
        request.method === "HEAD" ? undefined : JSON.stringify({ method, url, headers, body }),
      );
      return;
    }
    case "/headers":
      response.writeHead(
        203,
        [
          ["Set-Cookie", "one=1; Path=/"],
          ["Set-Cookie", "two=2; Path=/"],
          ["X-Frame-Options", "ALLOWALL"],
          ["Content-Encoding", "identity"],
          ["Clear-Site-Data", '"cache"'],
        ].flat(),
      );
      response.end("said");
      return;
    case "/unchanged":
      response.writeHead(304, { ETag: '"1"' });
      response.end();
      return;
    case "/begin":
      // Said at once, and never ended.
      response.once("close", () => (left += 1));
      response.write("begun");
      return;
    case "/left":
      response.end(String(left));
      return;
    case "/large":
      for (let sent = 0; sent < Number(searchParams.get("mib")); sent += 1) {
        if (!response.write(Buffer.alloc(MIB, "x"))) await once(response, "drain");
      }
      response.end();
      return;
    case "/throw":
      throw new Error("This page is broken.");
    case "/drop":
      void Promise.reject(new Error("Nobody waits for this."));
      response.end("dropped");
      return;
    case "/end":
      process.exit(3);
      return;
    case "/memory": {
      const held: unknown[] = [];
      for (;;) held.push(new Array(100_000).fill({}));
    }
    default:
      response.end("served");
  }
}
