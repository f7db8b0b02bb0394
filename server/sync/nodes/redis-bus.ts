import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { createClient } from "@redis/client";
import type { Bus, BusEars } from "./bus";

const CHANNEL = "caucus:";

/** First byte of a message. Behind it stand the sender's name and what it says. */
const Kind = { Written: 1, Presence: 2, Newcomer: 3 } as const;

const NODE_BYTES = 8;

const NOTHING = new Uint8Array();

/** A Redis that does not take the last words within this time is left without them. */
const LAST_WORDS_MS = 500;

/** Hints that wait for a Redis that does not answer; more are dropped, since a newer one says the same. */
const MAX_WAITING = 1_000;

const CONNECT_TIMEOUT_MS = 2_000;
const MAX_RETRY_MS = 2_000;

/**
 * Hints through Redis' (or Valkey's) publish and subscribe. A Redis that is slow, gone or empty costs speed between
 * nodes, and nothing else; the product starts without it.
 */
export function createRedisBus(url: string, ears: BusEars, log: Logger): Bus {
  const node = randomBytes(NODE_BYTES);
  const options = {
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_WAITING,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (tries: number) => Math.min(MAX_RETRY_MS, 50 * 2 ** tries),
    },
  };
  const speaker = createClient(options);
  const listener = createClient(options);
  const rooms = new Set<string>();
  let complained = false;

  for (const client of [speaker, listener]) {
    client.on("error", (error: unknown) => {
      if (!complained)
        log.warn({ err: error }, "Redis does not answer; nodes fall back to polling");
      complained = true;
    });
  }
  listener.on("ready", () => {
    if (complained) log.info("Redis answers again");
    complained = false;
    // What was subscribed to before is subscribed to again by the library; what was wished for meanwhile is not.
    for (const room of rooms) subscribe(room);
    ears.onGap();
  });

  const hear = (message: Buffer, channel: Buffer): void => {
    if (message.subarray(1, 1 + NODE_BYTES).equals(node)) return;
    const room = channel.toString("utf8").slice(CHANNEL.length);
    const body = message.subarray(1 + NODE_BYTES);
    const [kind] = message;
    if (kind === Kind.Presence) ears.onPresence(room, body);
    else if (kind === Kind.Newcomer) ears.onNewcomer(room);
    else if (kind === Kind.Written && body.length === 8) {
      ears.onWritten(room, Number(body.readBigUInt64BE()));
    }
  };
  const say = (room: string, kind: number, body: Uint8Array): void => {
    if (!speaker.isReady) return;
    const message = Buffer.concat([Uint8Array.of(kind), node, body]);
    speaker.publish(CHANNEL + room, message).catch(() => undefined);
  };
  const subscribe = (room: string): void => {
    if (!listener.isReady) return;
    listener
      .subscribe(CHANNEL + room, hear, true)
      .then(() => say(room, Kind.Newcomer, NOTHING))
      .catch(() => undefined);
  };

  speaker.on("ready", () => {
    for (const room of rooms) say(room, Kind.Newcomer, NOTHING);
  });

  for (const client of [speaker, listener]) client.connect().catch(() => undefined);
  return {
    pollMs: 5_000,
    join(room) {
      rooms.add(room);
      subscribe(room);
    },
    leave(room) {
      rooms.delete(room);
      if (listener.isReady) listener.unsubscribe(CHANNEL + room, hear, true).catch(() => undefined);
    },
    sayWritten(room, seq) {
      const body = Buffer.alloc(8);
      body.writeBigUInt64BE(BigInt(seq));
      say(room, Kind.Written, body);
    },
    sayPresence: (room, statements) => say(room, Kind.Presence, statements),
    async close() {
      listener.destroy();
      if (!speaker.isReady) {
        speaker.destroy();
        return;
      }
      const late = setTimeout(() => speaker.destroy(), LAST_WORDS_MS);
      await speaker.close().catch(() => undefined);
      clearTimeout(late);
    },
  };
}
