import * as encoding from "lib0/encoding";
import { SyncStep } from "@/collab/wire/protocol";
import { encodeSync } from "@/collab/wire/wire";
import { attackIn, type AttackedRoom } from "../attacked-room";
import { asFastAsItGoes } from "../pace";
import { RecklessSocket } from "../reckless-socket";
import { headersOf, type Attack } from "../target";

const FRAMES = 1_000;
const SOCKETS = 20;

/** Each asks for a difference that nobody has computed yet. */
function drawVector(): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, Math.floor(Math.random() * 2 ** 32));
  encoding.writeVarUint(encoder, Math.floor(Math.random() * 1_000));
  return encodeSync(SyncStep.Step1, encoding.toUint8Array(encoder));
}

/** Asks for a thousand differences, and leaves before the first has come. */
export function askAndLeave(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "vectors",
    words: `${room.words.reader} asks for differences of ${room.words.place}, and hangs up`,
    alsoPeers: true,
    async fire(target, isOver) {
      const { person, place } = room.reader(target);
      const socket = new RecklessSocket(place.url, headersOf(person, target.url));
      let sent = 0;
      await asFastAsItGoes(() => {
        if (!socket.isOpen) return Infinity;
        socket.send(drawVector());
        sent += 1;
        if (sent % FRAMES === 0) socket.hangUp();
        return socket.waiting;
      }, isOver);
      socket.end();
    },
  });
}

/** Asks for differences and reads none of the answers. */
export function askUnread(room: AttackedRoom): Attack {
  return attackIn(room, {
    name: "vectors unread",
    words: `twenty sockets of ${room.words.reader} ask for differences and read nothing`,
    alsoPeers: true,
    async fire(target, isOver) {
      const { person, place } = room.reader(target);
      const headers = headersOf(person, target.url);
      const sockets = Array.from(
        { length: SOCKETS },
        () => new RecklessSocket(place.url, headers, false),
      );
      let at = 0;
      await asFastAsItGoes(() => {
        const socket = sockets[(at += 1) % SOCKETS];
        socket?.send(drawVector());
        return socket?.waiting ?? Infinity;
      }, isOver);
      for (const socket of sockets) socket.end();
    },
  });
}
