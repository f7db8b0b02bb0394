import { createServer, type AddressInfo, type Socket } from "node:net";

export type Mailbox = {
  url: string;
  /** The next letter, whole, as it came over the wire; waits for it. */
  next(): Promise<string>;
  /** Letters that nobody has taken yet. */
  readonly waiting: number;
  close(): Promise<void>;
};

/** An SMTP server on this machine that takes every letter. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: string[] = [];
  const readers: ((letter: string) => void)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    let buffered = "";
    let inLetter = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 mailbox");
    socket.on("data", (chunk) => {
      buffered += chunk.toString();
      for (;;) {
        const mark = inLetter ? "\r\n.\r\n" : "\r\n";
        const at = buffered.indexOf(mark);
        if (at < 0) return;
        const piece = buffered.slice(0, at);
        buffered = buffered.slice(at + mark.length);
        if (inLetter) {
          inLetter = false;
          const reader = readers.shift();
          if (reader) reader(piece);
          else letters.push(piece);
          say("250 taken");
        } else if (/^DATA/i.test(piece)) {
          inLetter = true;
          say("354 go on");
        } else if (/^QUIT/i.test(piece)) {
          say("221 bye");
          socket.end();
        } else say("250 fine");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () => {
      const letter = letters.shift();
      return letter === undefined
        ? new Promise((resolve) => readers.push(resolve))
        : Promise.resolve(letter);
    },
    get waiting() {
      return letters.length;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The first link in a letter of plain text. */
export function linkIn(letter: string): URL {
  const text = letter
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const link = /https?:\/\/\S+/.exec(text.replace(/^.*?\r\n\r\n/s, ""))?.[0];
  if (!link) throw new Error(`no link in this letter: ${text}`);
  return new URL(link);
}
