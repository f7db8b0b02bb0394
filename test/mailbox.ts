import { createServer, type AddressInfo, type Socket } from "node:net";

export type Mailbox = {
  url: string;
  /** The next letter whose subject begins like this, whole, as it came over the wire; waits for it. */
  next(subject: string): Promise<string>;
  /** How many letters with such a subject nobody has taken yet. */
  waiting(subject: string): number;
  close(): Promise<void>;
};

/** An SMTP server on this machine that takes every letter. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: string[] = [];
  const readers: { subject: string; take: (letter: string) => void }[] = [];
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
        // In a letter, a dot that begins a line is doubled on the way (RFC 5321 §4.5.2).
        const piece = buffered.slice(0, at).replace(/^\.\./gm, ".");
        buffered = buffered.slice(at + mark.length);
        if (inLetter) {
          inLetter = false;
          const at = readers.findIndex(({ subject }) => isAbout(piece, subject));
          if (at < 0) letters.push(piece);
          else readers.splice(at, 1)[0]?.take(piece);
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
    next: (subject) => {
      const at = letters.findIndex((letter) => isAbout(letter, subject));
      const [letter] = at < 0 ? [] : letters.splice(at, 1);
      return letter === undefined
        ? new Promise((take) => readers.push({ subject, take }))
        : Promise.resolve(letter);
    },
    waiting: (subject) => letters.filter((letter) => isAbout(letter, subject)).length,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function isAbout(letter: string, subject: string): boolean {
  return letter.includes(`\r\nSubject: ${subject}`);
}

/** What a letter of plain text says, with its head. */
export function textOf(letter: string): string {
  return letter
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The first link in a letter of plain text. */
export function linkIn(letter: string): URL {
  const text = textOf(letter);
  const link = /https?:\/\/\S+/.exec(text.replace(/^.*?\r\n\r\n/s, ""))?.[0];
  if (!link) throw new Error(`no link in this letter: ${text}`);
  return new URL(link);
}
