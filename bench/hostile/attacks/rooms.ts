import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { encodeAwareness, encodeSync } from "@/collab/wire/wire";
import { attackIn, type AttackedRoom, type Attacker } from "../attacked-room";
import { asFastAsItGoes, manyAtOnce } from "../pace";
import { RecklessSocket } from "../reckless-socket";
import { headersOf, type Attack } from "../target";

const IDS_PER_FRAME = 500;
const LETTERS = 20_000;
const PRESENCE_BYTES = 2_000_000 - 100;
const STATE_BYTES = 4_000;
const STATE_SOCKETS = 55;
const STATE_MS = 20;

function open({ person, place }: Attacker, url: string): RecklessSocket {
  return new RecklessSocket(place.url, headersOf(person, url));
}

function update(...documents: Y.Doc[]): Uint8Array {
  const all = Y.mergeUpdates(documents.map((one) => Y.encodeStateAsUpdate(one)));
  for (const one of documents) one.destroy();
  return encodeSync(SyncStep.Update, all);
}

/** Sends what `make` makes for the writers in turn, as fast as it goes. */
async function flood(
  { url, writers }: { url: string; writers: readonly Attacker[] },
  make: (writer: Attacker) => Uint8Array,
  isOver: () => boolean,
): Promise<void> {
  const sockets = writers.map((writer) => ({ writer, socket: open(writer, url) }));
  let at = 0;
  await asFastAsItGoes(() => {
    const next = sockets[(at += 1) % sockets.length];
    if (!next) return Infinity;
    next.socket.send(make(next.writer));
    return next.socket.isOpen ? next.socket.waiting : Infinity;
  }, isOver);
  for (const { socket } of sockets) socket.end();
}

/** Facts of new clients without end: what everybody has to remember for ever. */
export function sendClientIds(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "client ids",
    words: `${room.words.writer} writes from 500 new windows in each frame`,
    alsoPeers: true,
    async fire(target, isOver) {
      const writers = room.writers(target).slice(0, 1);
      const make = ({ person }: Attacker): Uint8Array =>
        update(...Array.from({ length: IDS_PER_FRAME }, () => room.write(person?.id ?? "", 1)));
      await flood({ url: target.url, writers }, make, isOver);
    },
  });
}

/** Long words without end, until the room is full. */
export function fill(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "filling",
    words: `${room.words.writer} fills a room with words of up to 20,000 letters`,
    alsoPeers: true,
    async fire(target, isOver) {
      const writers = room.writers(target).slice(0, 1);
      const make = ({ person }: Attacker): Uint8Array =>
        update(room.write(person?.id ?? "", LETTERS));
      await flood({ url: target.url, writers }, make, isOver);
    },
  });
}

/** Words in the name of somebody else: each makes the server look, and take back. */
export function forge(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "forgeries",
    words: `${room.words.writers} write in another's name, and come back at once`,
    alsoPeers: false,
    async fire(target, isOver) {
      const victim = target.coders[0]?.id ?? "";
      const writers = room.writers(target);
      await flood({ url: target.url, writers }, () => update(room.write(victim, 1)), isOver);
    },
  });
}

function presence(client: number, clock: number, bytes: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify({ at: clock, more: "a".repeat(bytes) }));
  return encodeAwareness(encoding.toUint8Array(encoder));
}

/** Presence of two megabytes. */
export function sayMuch(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "large presence",
    words: `${room.words.reader} says of themselves 2 MB, again and again`,
    alsoPeers: true,
    async fire(target, isOver) {
      const socket = open(room.reader(target), target.url);
      let clock = 0;
      await asFastAsItGoes(() => {
        socket.send(presence(7, (clock += 1), PRESENCE_BYTES));
        return socket.isOpen ? socket.waiting : Infinity;
      }, isOver);
      socket.end();
    },
  });
}

/** Many windows that are never still. */
export function sayOften(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "restless presence",
    words: `55 windows of ${room.words.reader} each say 4 kB anew every 20 ms`,
    alsoPeers: true,
    async fire(target, isOver) {
      const reader = room.reader(target);
      const sockets = Array.from({ length: STATE_SOCKETS }, () => open(reader, target.url));
      let clock = 0;
      const timer = setInterval(() => {
        clock += 1;
        sockets.forEach((socket, at) => socket.send(presence(at + 1, clock, STATE_BYTES - 60)));
      }, STATE_MS);
      await manyAtOnce(1, () => new Promise((resolve) => setTimeout(resolve, 100)), isOver);
      clearInterval(timer);
      for (const socket of sockets) socket.end();
    },
  });
}

/** Opens the room, and leaves as soon as it has come. */
export function comeAndGo(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "revolving door",
    words: `${room.words.reader} opens ${room.words.place}, leaves and comes back, forty windows at a time`,
    alsoPeers: true,
    async fire(target, isOver) {
      const ask = encodeSync(SyncStep.Step1, Uint8Array.of(0));
      await manyAtOnce(
        40,
        async () => {
          const socket = open(room.reader(target), target.url);
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
  });
}
