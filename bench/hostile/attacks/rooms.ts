import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { newId } from "@/collab/facts/new-id";
import { SyncStep } from "@/collab/wire/protocol";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { encodeAwareness, encodeSync } from "@/collab/wire/wire";
import { asFastAsItGoes, manyAtOnce } from "../pace";
import { RecklessSocket } from "../reckless-socket";
import { headersOf, type Attack } from "../target";

const IDS_PER_FRAME = 500;
const LETTERS = 20_000;
const PRESENCE_BYTES = 2_000_000 - 100;
const STATE_BYTES = 4_000;
const STATE_SOCKETS = 55;
const STATE_MS = 20;

/** A comment by `user`, as an update of a client that nobody has seen before. */
function comment(user: string, letters: number): Y.Doc {
  const ydoc = new Y.Doc();
  const annotation = newId();
  ydoc.transact(() => {
    ydoc.getMap(REPORT_FACTS.annotations.root).set(annotation, [user, Date.now(), 1, 10, 20]);
    const body = "€".repeat(letters);
    ydoc.getMap(REPORT_FACTS.comments.root).set(newId(), [annotation, user, Date.now(), body]);
  });
  return ydoc;
}

function update(...documents: Y.Doc[]): Uint8Array {
  const all = Y.mergeUpdates(documents.map((one) => Y.encodeStateAsUpdate(one)));
  for (const one of documents) one.destroy();
  return encodeSync(SyncStep.Update, all);
}

/** Facts of new clients without end: what everybody has to remember for ever. */
export const CLIENT_IDS: Attack = {
  name: "client ids",
  words: "a commenter writes from 500 new windows in each frame",
  alsoPeers: true,
  async fire({ crowded, commenters, url }, isOver) {
    const [person] = commenters;
    const socket = new RecklessSocket(crowded.url, headersOf(person, url));
    await asFastAsItGoes(() => {
      const documents = Array.from({ length: IDS_PER_FRAME }, () => comment(person?.id ?? "", 1));
      socket.send(update(...documents));
      return socket.isOpen ? socket.waiting : Infinity;
    }, isOver);
    socket.end();
  },
};

/** Long comments without end, until the room is full. */
export const FILLING: Attack = {
  name: "filling",
  words: "a commenter fills a room with comments of 20,000 letters",
  alsoPeers: true,
  async fire({ crowded, commenters, url }, isOver) {
    const [person] = commenters;
    const socket = new RecklessSocket(crowded.url, headersOf(person, url));
    await asFastAsItGoes(() => {
      socket.send(update(comment(person?.id ?? "", LETTERS)));
      return socket.isOpen ? socket.waiting : Infinity;
    }, isOver);
    socket.end();
  },
};

/** Notes in the name of somebody else: each makes the server look, and take back. */
export const FORGERIES: Attack = {
  name: "forgeries",
  words: "two commenters write in another's name, and come back at once",
  alsoPeers: false,
  async fire({ crowded, commenters, coders, url }, isOver) {
    const victim = coders[0]?.id ?? "";
    const sockets = commenters
      .slice(0, 2)
      .map((person) => new RecklessSocket(crowded.url, headersOf(person, url)));
    let at = 0;
    await asFastAsItGoes(() => {
      const socket = sockets[(at += 1) % sockets.length];
      socket?.send(update(comment(victim, 1)));
      return socket?.isOpen ? socket.waiting : Infinity;
    }, isOver);
    for (const socket of sockets) socket.end();
  },
};

function presence(client: number, clock: number, bytes: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify({ at: clock, more: "a".repeat(bytes) }));
  return encodeAwareness(encoding.toUint8Array(encoder));
}

/** Presence of two megabytes. */
export const LARGE_PRESENCE: Attack = {
  name: "large presence",
  words: "a viewer says of themselves 2 MB, again and again",
  alsoPeers: true,
  async fire({ crowded, viewers, url }, isOver) {
    const socket = new RecklessSocket(crowded.url, headersOf(viewers[0], url));
    let clock = 0;
    await asFastAsItGoes(() => {
      socket.send(presence(7, (clock += 1), PRESENCE_BYTES));
      return socket.isOpen ? socket.waiting : Infinity;
    }, isOver);
    socket.end();
  },
};

/** Many windows that are never still. */
export const RESTLESS_PRESENCE: Attack = {
  name: "restless presence",
  words: "55 windows of a viewer each say 4 kB anew every 20 ms",
  alsoPeers: true,
  async fire({ crowded, viewers, url }, isOver) {
    const sockets = Array.from(
      { length: STATE_SOCKETS },
      () => new RecklessSocket(crowded.url, headersOf(viewers[0], url)),
    );
    let clock = 0;
    const timer = setInterval(() => {
      clock += 1;
      sockets.forEach((socket, at) => socket.send(presence(at + 1, clock, STATE_BYTES - 60)));
    }, STATE_MS);
    await manyAtOnce(1, () => new Promise((resolve) => setTimeout(resolve, 100)), isOver);
    clearInterval(timer);
    for (const socket of sockets) socket.end();
  },
};

/** Opens the crowded room, and leaves as soon as it has come. */
export const REVOLVING_DOOR: Attack = {
  name: "revolving door",
  words: "a viewer opens a crowded room, leaves and comes back, forty windows at a time",
  alsoPeers: true,
  async fire({ crowded, viewers, url }, isOver) {
    const ask = encodeSync(SyncStep.Step1, Uint8Array.of(0));
    await manyAtOnce(
      40,
      async () => {
        const socket = new RecklessSocket(crowded.url, headersOf(viewers[0], url));
        for (let tries = 0; tries < 20 && !socket.isOpen && !isOver(); tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        socket.send(ask);
        await new Promise((resolve) => setTimeout(resolve, 20));
        socket.end();
      },
      isOver,
    );
  },
};
