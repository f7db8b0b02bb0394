import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocketServer } from "ws";
import { CLIENT_ADDRESS_HEADER, toHousehold } from "@/auth/throttle/client-address";
import type { OwnOrigin } from "@/auth/own-origin";
import { readClaims } from "@/auth/session";
import { CloseCode } from "@/collab/wire/protocol";
import type { Database } from "@/data/database";
import { HoldBudget } from "../../cost/hold-budget";
import { SOMEBODY, type Payer } from "../../cost/payer";
import type { TimeVerdict } from "../../cost/time-budget";
import type { RoomKinds } from "../../rooms/room-kind";
import { admit, SIGNED_OUT, turnAway, type Admission, type TurnedAway } from "./admission";
import { AT_THE_DOOR, LEAVING } from "../cost/limits";
import { ADMISSION, TURNING_AWAY } from "../cost/prices";
import { writeRetryHint } from "./retry-hint";
import type { Tolls } from "../cost/tolls";

/** A socket that asks for an upgrade. */
export type Caller = { request: IncomingMessage; socket: Duplex; head: Buffer };

type Parts = {
  db: Database;
  kinds: RoomKinds;
  own: OwnOrigin;
  tolls: Tolls;
  sockets: WebSocketServer;
};

/** At the door nobody is made to wait longer: they are told when to come back. Milliseconds. */
const LONGEST_WAIT_MS = 2_000;

/** They are not even told by a socket. */
const STRANGERS_ASK_TOO_MUCH = turnAway(429, CloseCode.TooFast, "too many sockets of nobody's");

/**
 * Judges who may enter, at the expense of who asks: a person, whom the cookie names, or an address. Sees to it that
 * those who may not are soon gone.
 */
export class Doorkeeper {
  readonly #parts: Parts;
  readonly #atTheDoor = new HoldBudget(AT_THE_DOOR);
  readonly #leaving = new HoldBudget(LEAVING);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** `null` where they have left meanwhile. */
  async judge({ request, socket }: Caller): Promise<Admission | null> {
    const claims = await readClaims(request.headers.cookie);
    if (!claims) return this.#judgeStranger(request);
    const who: Payer = { kind: "person", user: claims.user };
    const place = this.#atTheDoor.hold(who, 1, () => socket.destroy());
    if (!place) return this.keepOut(who, "too many of your windows come at once");
    try {
      const verdict = this.#parts.tolls.charge(who, ADMISSION);
      const wait = waitOf(verdict);
      if (wait > LONGEST_WAIT_MS) return this.keepOut(who, "you have used up your share", wait);
      if (wait > 0) await sleep(wait, null, { ref: false });
      if (socket.destroyed) return null;
      return await admit(this.#parts, request, this.#parts.own);
    } finally {
      place.end();
    }
  }

  /** @param retryAfter milliseconds, where it is known when they may come back. */
  keepOut(who: Payer, why: string, retryAfter?: number): TurnedAway {
    this.#parts.tolls.turnedAway({
      who,
      what: "kept out",
      why,
      ...(retryAfter !== undefined && { retryAfter }),
    });
    const reason = retryAfter === undefined ? why : `${why}; retry in ${retryAfter} ms`;
    return turnAway(429, CloseCode.TooFast, reason);
  }

  /** There is no place for anybody. */
  tooMany(who: Payer): TurnedAway {
    const why = "too many are here";
    this.#parts.tolls.turnedAway({ who, what: "kept out", why });
    return turnAway(503, CloseCode.TryLater, writeRetryHint(why));
  }

  /** Tells why, where there is a place for that, and is gone in two seconds. */
  turnAway({ request, socket, head }: Caller, turnedAway: TurnedAway): void {
    const { status, code, reason } = turnedAway;
    const who = payerOf(request) ?? SOMEBODY;
    const wantsCode = /[?&]caucus=1\b/.test(request.url ?? "");
    const place =
      wantsCode && turnedAway !== STRANGERS_ASK_TOO_MUCH
        ? this.#leaving.hold(who, 1, () => socket.destroy())
        : null;
    if (!place) {
      answer(socket, `${status} ${reason}`);
      return;
    }
    socket.once("close", () => place.end());
    this.#parts.sockets.handleUpgrade(request, socket, head, (ws) => ws.close(code, reason));
  }

  #judgeStranger(request: IncomingMessage): TurnedAway {
    const who = payerOf(request);
    if (!who || this.#parts.tolls.charge(who, TURNING_AWAY).kind === "go") return SIGNED_OUT;
    this.#parts.tolls.turnedAway({ who, what: "flood", why: STRANGERS_ASK_TOO_MUCH.reason });
    return STRANGERS_ASK_TOO_MUCH;
  }
}

function waitOf(verdict: TimeVerdict): number {
  if (verdict.kind === "go") return 0;
  return verdict.kind === "wait" ? verdict.milliseconds : verdict.retryAfter;
}

/** The address as the front has found it; `null` where it is hidden. */
function payerOf(request: IncomingMessage): Payer | null {
  const address = request.headers[CLIENT_ADDRESS_HEADER];
  if (typeof address !== "string" || address === "") return null;
  return { kind: "address", household: toHousehold(address) };
}

/** Ends the socket as soon as it has been told; the other end may never do so. */
export function answer(socket: Duplex, status: string): void {
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
