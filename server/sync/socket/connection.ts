import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { PresenceIdentity } from "@/collab/presence";
import { CloseCode } from "@/collab/wire/protocol";
import {
  encodeBuild,
  encodeDiskFull,
  encodeHello,
  encodeOutdated,
  encodeRefused,
  encodeSaved,
} from "@/collab/wire/wire";
import type { Role } from "@/domain/access/roles";
import type { AccessGrounds } from "@/domain/rooms/concerns";
import type { Hold, HoldBudget } from "../../cost/hold-budget";
import type { Payer } from "../../cost/payer";
import type { Frame } from "./frame";
import { toFrame } from "./frame";

/** Who is at the other end, as judged when the socket was opened; a change of it ends the connection. */
export type Peer = AccessGrounds & {
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

/** Who does not answer that the connection ends has this long to read what was sent last. Milliseconds. */
const LAST_WORDS_MS = 10_000;

/** How those are closed whose document is not the room's any more. */
export const OUTDATED = [CloseCode.Outdated, "the room has a fresh document"] as const;

/** `WebSocket.OPEN`. */
const OPEN = 1;

/** Updates ahead of what they build on, after which somebody is no longer believed to be honestly out of step. */
const MAX_GAPS = 5;

/**
 * How far this reader is. `behind` holds the position among the room's recent updates up to which it was sent
 * everything: what came since makes up for all that it was spared.
 */
type Reading = { kind: "not-joined" } | { kind: "live" } | { kind: "behind"; position: number };

/** What a client says that it has; `held` are the bytes of it. */
export type Question = { stateVector: Uint8Array; held: Hold };

/** One socket in one room. */
export class Connection {
  readonly peer: Peer;
  readonly payer: Payer;
  readonly identity: PresenceIdentity;
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #bytes: HoldBudget;
  readonly #holds = new Set<Hold>();
  reading: Reading = { kind: "not-joined" };
  /** Since when it has not read what it was sent; `null` if it has. Milliseconds since 1970. */
  unreadSince: number | null = null;
  /** Whether it has been told what the document holds. */
  wasAnswered = false;
  /** Update-carrying frames that have arrived. */
  received = 0;
  #question: Question | null = null;
  #unhandled = 0;
  #mustWait = false;
  #gaps = 0;
  /** What came before this frame's number is in the journal only when a whole synchronisation has come after it. */
  #inGap = false;
  #isOwed = false;
  #open = true;
  #isHeard = true;

  /**
   * @param stream what `socket` writes to; it must not compress, so that its frames never wait.
   * @param bytes where what has arrived counts until it is handled.
   */
  constructor(socket: WebSocket, stream: Duplex, peer: Peer, bytes: HoldBudget) {
    this.#socket = socket;
    this.#stream = stream;
    this.#bytes = bytes;
    this.peer = peer;
    this.payer = { kind: "person", user: peer.user };
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
  send(...frames: readonly Frame[]): void {
    if (!this.#open || this.#socket.readyState !== OPEN) return;
    if (frames.length > 1) this.#stream.cork();
    for (const frame of frames) this.#stream.write(frame);
    if (frames.length > 1) this.#stream.uncork();
  }

  /** @param build which program the server is; `null` if it was not built. */
  greet(now: number, build: string | null): void {
    if (!this.peer.speaksCaucus) return;
    this.send(toFrame(encodeHello(now, this.peer.role)));
    if (build !== null) this.send(toFrame(encodeBuild(build)));
  }

  tellDiskFull(isFull: boolean): void {
    if (this.peer.speaksCaucus) this.send(toFrame(encodeDiskFull(isFull)));
  }

  /** @param frames how many of its update-carrying frames are durable. */
  acknowledge(frames: number): void {
    if (this.peer.speaksCaucus && !this.#inGap) this.send(toFrame(encodeSaved(frames)));
  }

  /** What it has is of an earlier document. @param taken how much of what it has written there is durable. */
  sendBack(taken: ReadonlyMap<number, number>): void {
    if (this.peer.speaksCaucus) this.send(toFrame(encodeOutdated(taken)));
    this.close(...OUTDATED);
  }

  refuse(frame: number, reason: string): void {
    if (this.peer.speaksCaucus) this.send(toFrame(encodeRefused(frame, reason)));
    this.close(CloseCode.Refused, reason);
  }

  /** An update came ahead of what it builds on; `false` if that has happened too often to be honest. */
  mayResynchronise(): boolean {
    this.#gaps += 1;
    this.#inGap = true;
    return this.#gaps <= MAX_GAPS;
  }

  /** What it has sent is not taken: it is to be asked for all that it has when that can be. */
  putOff(): void {
    this.#inGap = true;
    this.#isOwed = true;
  }

  /** Whether anything of it was put off since this was asked last. */
  takeOwed(): boolean {
    const isOwed = this.#isOwed;
    this.#isOwed = false;
    return isOwed;
  }

  /** Everything that this client has, has arrived. */
  resynchronised(): void {
    this.#inGap = false;
  }

  /** What it has asked last and was not answered; the one before it needs no answer any more. */
  get question(): Question | null {
    return this.#question;
  }

  set question(question: Question | null) {
    this.#question?.held.end();
    this.#question = question;
  }

  /** Whether it waits for an answer, or for what it was spared. */
  get isOwed(): boolean {
    return this.#question !== null || this.reading.kind === "behind";
  }

  /** Bytes have arrived that wait to be handled; `null` if too many of this person's do, or of everybody's. */
  hold(bytes: number): Hold | null {
    const held = this.#bytes.hold(this.payer, bytes, () => {
      this.close(CloseCode.TryLater, "the server could not come so far");
    });
    if (!held) return null;
    const hold: Hold = {
      grow: (by) => held.grow(by),
      end: () => {
        if (!this.#holds.delete(hold)) return;
        held.end();
        this.#unhandled -= bytes;
        this.#flow();
      },
    };
    this.#holds.add(hold);
    this.#unhandled += bytes;
    this.#flow();
    return hold;
  }

  /** Whether something that it has sent must be paid for first. */
  set mustWait(mustWait: boolean) {
    this.#mustWait = mustWait;
    this.#flow();
  }

  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.#open = false;
    this.#isHeard = false;
    this.#release();
    this.#socket.resume();
    this.#socket.close(code, reason);
    const late = setTimeout(() => this.#socket.terminate(), LAST_WORDS_MS).unref();
    this.#socket.once("close", () => clearTimeout(late));
  }

  /** The socket is gone. */
  ended(): void {
    this.#open = false;
    this.question = null;
  }

  #release(): void {
    this.question = null;
    for (const hold of [...this.#holds]) hold.end();
  }

  /** Nothing more is read from a socket that has sent more than was handled. */
  #flow(): void {
    if (!this.#open) return;
    const isFull = this.#mustWait || this.#unhandled > MAX_UNHANDLED_BYTES;
    if (isFull === this.#socket.isPaused) return;
    if (isFull) this.#socket.pause();
    else this.#socket.resume();
  }
}
