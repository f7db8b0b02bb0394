import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { PresenceIdentity } from "@/collab/presence";
import { CloseCode } from "@/collab/protocol";
import { encodeHello, encodeRefused, encodeSaved } from "@/collab/wire";
import type { Role } from "@/domain/access/roles";
import type { TeamId, UserId } from "@/domain/ids";
import { toFrame, type Frame } from "./frame";

/** Who is at the other end, as judged when the socket was opened; a change of it ends the connection. */
export type Peer = {
  user: UserId;
  sid: string;
  team: TeamId;
  role: Role;
  name: string;
  colour: string;
  /** Asked for our own messages with `?caucus=1`. */
  speaksCaucus: boolean;
};

/** A reader with more than this unread is sent nothing more until it has caught up. Bytes. */
const MAX_UNREAD_BYTES = 1024 * 1024;

/** With less than this unread, a reader has caught up. Bytes. */
const CAUGHT_UP_BYTES = 64 * 1024;

/** A writer with more than this unhandled is not listened to until the room has come that far. Bytes. */
const MAX_UNHANDLED_BYTES = 4 * MAX_UNREAD_BYTES;

/** `WebSocket.OPEN`. */
const OPEN = 1;

/** Updates ahead of what they build on, after which somebody is no longer believed to be honestly out of step. */
const MAX_GAPS = 5;

/**
 * How far this reader is. `behind` holds the state vector of what it was sent last: one difference from there makes
 * up for all the updates that it was spared.
 */
type Reading =
  | { kind: "not-joined" }
  | { kind: "live" }
  | { kind: "behind"; stateVector: Uint8Array; since: number };

/** One socket in one room. */
export class Connection {
  readonly peer: Peer;
  readonly identity: PresenceIdentity;
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  reading: Reading = { kind: "not-joined" };
  /** Update-carrying frames that have arrived. */
  received = 0;
  #unhandled = 0;
  #gaps = 0;
  /** What came before this frame's number is in the journal only when a whole synchronisation has come after it. */
  #inGap = false;
  #open = true;
  #isHeard = true;

  /** @param stream what `socket` writes to; it must not compress, so that its frames never wait. */
  constructor(socket: WebSocket, stream: Duplex, peer: Peer) {
    this.#socket = socket;
    this.#stream = stream;
    this.peer = peer;
    this.identity = { id: peer.user, name: peer.name, colour: peer.colour, role: peer.role };
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Nothing is taken from a connection that we have closed. One that has left by itself has said what it has said. */
  get isHeard(): boolean {
    return this.#isHeard;
  }

  get isCongested(): boolean {
    return this.#socket.bufferedAmount > MAX_UNREAD_BYTES;
  }

  get hasCaughtUp(): boolean {
    return this.#socket.bufferedAmount < CAUGHT_UP_BYTES;
  }

  /** Frames are made once for everybody, so they go past the socket's own framing. */
  send(frame: Frame): void {
    if (this.#open && this.#socket.readyState === OPEN) this.#stream.write(frame);
  }

  greet(now: number): void {
    if (this.peer.speaksCaucus) this.send(toFrame(encodeHello(now, this.peer.role)));
  }

  /** @param frames how many of its update-carrying frames are durable. */
  acknowledge(frames: number): void {
    if (this.peer.speaksCaucus && !this.#inGap) this.send(toFrame(encodeSaved(frames)));
  }

  refuse(frame: number, reason: string): void {
    if (this.peer.speaksCaucus) this.send(toFrame(encodeRefused(frame, reason)));
    this.close(CloseCode.Refused, reason);
  }

  /** An update came ahead of what it builds on; `false` where that has happened too often to be honest. */
  mayResynchronise(): boolean {
    this.#gaps += 1;
    this.#inGap = true;
    return this.#gaps <= MAX_GAPS;
  }

  /** Everything that this client has, has arrived. */
  resynchronised(): void {
    this.#inGap = false;
  }

  /** Bytes have been put into the room's mailbox. */
  waits(bytes: number): void {
    this.#unhandled += bytes;
    if (this.#unhandled > MAX_UNHANDLED_BYTES) this.#socket.pause();
  }

  /** The room has handled them. */
  handled(bytes: number): void {
    this.#unhandled -= bytes;
    if (this.#socket.isPaused && this.#unhandled <= MAX_UNHANDLED_BYTES) this.#socket.resume();
  }

  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.#open = false;
    this.#isHeard = false;
    this.#socket.resume();
    this.#socket.close(code, reason);
  }

  /** The socket is gone. */
  ended(): void {
    this.#open = false;
  }
}
