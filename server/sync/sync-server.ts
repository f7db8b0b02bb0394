import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { WebSocketServer, type WebSocket } from "ws";
import {
  CloseCode,
  KEEP_ALIVE_MS,
  MAX_FRAME_BYTES,
  PRESENCE_TICK_MS,
} from "@/collab/wire/protocol";
import { listenForAccessChanges, type AccessListener } from "@/data/access-listener";
import type { Database } from "@/data/database";
import { GroupCommit } from "@/data/group-commit";
import { loadLastSeqs } from "@/data/journal";
import { concerns } from "@/domain/rooms/concerns";
import { writeRoomName } from "@/domain/rooms/room-name";
import { HoldBudget } from "../cost/hold-budget";
import { IncidentLog } from "../cost/incident-log";
import { RateBudget } from "../cost/rate-budget";
import { createTimeBudgets, type TimeBudgets } from "../cost/time-budgets";
import { DiskSpace } from "../disk/disk-space";
import type { LiveRooms } from "../rooms/live-rooms";
import type { RoomKinds } from "../rooms/room-kind";
import type { Admitted, TurnedAway } from "./socket/admission";
import { NO_BUS, type Bus, type BusEars } from "./nodes/bus";
import { Connection, type Peer } from "./socket/connection";
import { ConnectionCounts } from "./socket/connection-counts";
import { answer, Doorkeeper, type Caller } from "./socket/doorkeeper";
import { LIMITS, PRESENCE, UNHANDLED } from "./cost/limits";
import { toBytes } from "./socket/raw-data";
import { Reception } from "./socket/reception";
import type { Room } from "./room";
import { RoomRegistry } from "./room-registry";
import type { Ageing } from "./store/ageing";
import { RoomStore } from "./store/room-store";
import { createSyncMetrics } from "./sync-metrics";
import { Tolls } from "./cost/tolls";

const SWEEP_MS = 15_000;

/** Half-open sockets are found within two of these. */
const PING_MS = 30_000;

const ACCESS_CHANGED = [CloseCode.Restarting, "your access has changed"] as const;

export type SyncServer = {
  readonly rooms: LiveRooms;
  /** Takes over a socket that asks for `/sync/…`. Never rejects. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Handles what has arrived, then closes every socket with 1012. */
  close(): Promise<void>;
};

type Parts = {
  db: Database;
  /** The kinds of rooms that can be entered. */
  kinds: RoomKinds;
  log: Logger;
  /** Where browsers reach the product, without a slash at its end. */
  origin: string;
  /** Nobody has said so: see `OwnOrigin`. */
  isOriginDerived?: boolean;
  registry?: Registry;
  /** Redis or Valkey, through which nodes hint each other; `null` if there is none. */
  redisUrl?: string | null;
  /** What people and addresses may have of the main thread; the same as of whatever else this process does for them. */
  budgets?: TimeBudgets;
  /** Whether the database can be written; if nobody watches, its errors tell. */
  space?: DiskSpace;
  /** Which program this is; without it, nobody is told. */
  build?: string | null;
  /** Where it is told who was refused; the same as of whatever else is refused here. */
  incidents?: IncidentLog;
  /** When rooms are given fresh documents; `null` is never. */
  ageing?: Ageing | null;
  now?: () => number;
};

/** Rejects if the database cannot be listened to. */
export async function createSyncServer(parts: Parts): Promise<SyncServer> {
  const { log, redisUrl = null } = parts;
  let openBus: OpenBus = () => NO_BUS;
  if (redisUrl !== null) {
    // Hundreds of files, which a server without Redis starts without.
    const { createRedisBus } = await import("./nodes/redis-bus");
    openBus = (ears) => createRedisBus(redisUrl, ears, log);
  }
  const server = new RunningSyncServer(parts, openBus);
  await server.listen();
  return server;
}

type OpenBus = (ears: BusEars) => Bus;

class RunningSyncServer implements SyncServer {
  readonly rooms: RoomRegistry;
  readonly #parts: Parts;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    // Of what a socket has sent at once, one frame is taken before the others have their turn.
    allowSynchronousEvents: false,
  });
  readonly #timers: NodeJS.Timeout[];
  /** Sockets that have shown a sign of life since the last ping. */
  readonly #alive = new WeakSet<WebSocket>();
  readonly #store: RoomStore;
  readonly #bus: Bus;
  readonly #unhandled = new HoldBudget(UNHANDLED);
  readonly #doorkeeper: Doorkeeper;
  readonly #reception: Reception;
  readonly #space: DiskSpace;
  readonly #connections: ConnectionCounts;
  #listener: AccessListener | null = null;
  /** Changes of anybody's access so far. */
  #accessChanges = 0;
  #closed = false;

  constructor(parts: Parts, openBus: OpenBus) {
    const { db, kinds, log, now = Date.now, build = null, ageing } = parts;
    const { budgets = createTimeBudgets(), incidents = new IncidentLog(log) } = parts;
    const space = parts.space ?? new DiskSpace({ db });
    this.#space = space;
    space.onChange((isFull) => this.#eachRoom((room) => room.tellDiskFull(isFull)));
    const own = { origin: parts.origin, isDerived: parts.isOriginDerived ?? false };
    const metrics = createSyncMetrics(
      () => ({
        mail: this.rooms.queued,
        commits: commits.queued,
        bytes: this.#unhandled.total,
      }),
      parts.registry,
    );
    const commits = new GroupCommit(db, ({ updates, milliseconds }) => {
      metrics.commit.observe(milliseconds / 1000);
      metrics.committed.inc(updates);
    });
    this.#parts = parts;
    this.#connections = new ConnectionCounts((change) => metrics.connections.inc(change));
    this.#store = new RoomStore(db, log, space, {
      ...(ageing !== undefined && { ageing }),
      now,
      isQuiet: (name) => !this.rooms.find(name)?.audience.size,
      onRenewed: (name, seq) => this.rooms.tellRenewed(name, seq),
    });
    this.#bus = openBus(this.#ears(now));
    const tolls = new Tolls({ budgets, metrics, incidents });
    this.#doorkeeper = new Doorkeeper({ db, kinds, own, tolls, sockets: this.#sockets });
    this.#reception = new Reception(tolls);
    this.rooms = new RoomRegistry({
      kinds,
      store: this.#store,
      commits,
      tolls,
      presence: new RateBudget(PRESENCE),
      metrics,
      log,
      now,
      bus: this.#bus,
      space,
      build,
    });
    this.#timers = [
      setInterval(() => this.#eachRoom((room) => room.tick()), PRESENCE_TICK_MS),
      setInterval(() => this.#eachRoom((room) => room.keepAlive()), KEEP_ALIVE_MS),
      setInterval(() => this.#ping(), PING_MS),
      setInterval(() => this.rooms.sweep(), SWEEP_MS),
      setInterval(() => void this.#poll(), this.#bus.pollMs),
    ];
  }

  async listen(): Promise<void> {
    this.#listener = await listenForAccessChanges(this.#parts.db, {
      onEvent: (event) => this.#revoke((peer) => concerns(event, peer)),
      onGap: () => this.#revoke(() => true),
    });
  }

  async handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on("error", () => socket.destroy());
    const caller = { request, socket, head };
    try {
      const accessAsOf = this.#accessChanges;
      const admission = await this.#doorkeeper.judge(caller);
      if (this.#closed || !admission) socket.destroy();
      else if (admission.kind === "turned-away") this.#doorkeeper.turnAway(caller, admission);
      else {
        const refusal = this.#overLimit(admission);
        if (refusal) this.#doorkeeper.turnAway(caller, refusal);
        else this.#upgrade(caller, admission, accessAsOf);
      }
    } catch (error) {
      this.#parts.log.error({ err: error }, "a socket could not be admitted");
      answer(socket, "503 Service Unavailable");
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    if (!this.#parts.space) this.#space.close();
    await this.#listener?.close();
    await this.rooms.close();
    await this.#bus.close();
    await this.#store.close();
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  /** What stands against one more connection of an admitted person, if anything. */
  #overLimit({ peer, room }: Admitted): TurnedAway | null {
    const who = { kind: "person", user: peer.user } as const;
    if (this.#connections.hasTooMany(peer.user)) {
      return this.#doorkeeper.keepOut(who, "you have too many windows open");
    }
    const inRoom = this.rooms.find(writeRoomName(room))?.audience.size ?? 0;
    const isFull = this.#connections.isFull || inRoom >= LIMITS.connectionsPerRoom;
    return isFull ? this.#doorkeeper.tooMany(who) : null;
  }

  #upgrade(
    { request, socket: stream, head }: Caller,
    { room: name, peer }: Admitted,
    accessAsOf: number,
  ): void {
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      this.#alive.add(socket);
      socket.on("error", (error) => this.#parts.log.debug({ err: error }, "a socket failed"));
      const connection = new Connection(socket, stream, peer, this.#unhandled);
      // What this person may do was read before; if anything has changed since, it is judged afresh.
      if (accessAsOf !== this.#accessChanges) connection.close(...ACCESS_CHANGED);
      else this.#connect(socket, connection, this.rooms.open(name));
    });
  }

  #connect(socket: WebSocket, connection: Connection, room: Room): void {
    const { user } = connection.peer;
    this.#connections.count(user, 1);
    const receive = this.#reception.receiverFor(room, connection);
    socket.on("pong", () => this.#alive.add(socket));
    socket.on("message", (data, isBinary) => {
      if (isBinary) receive(toBytes(data));
      else connection.close(CloseCode.BadFrame, "not a binary frame");
    });
    socket.on("close", () => {
      connection.ended();
      room.leave(connection);
      this.#connections.count(user, -1);
    });
    room.enter(connection);
  }

  #ears(now: () => number): BusEars {
    return {
      onWritten: (room, seq) => this.rooms.find(room)?.hear(seq),
      onPresence: (room, statements) => {
        this.rooms.find(room)?.presence.hear(statements, now());
      },
      onNewcomer: (room) => {
        const ours = this.rooms.find(room)?.presence.ours();
        if (ours) this.#bus.sayPresence(room, ours);
      },
      onGap: () => void this.#poll(),
    };
  }

  /** Looks whether journals have grown on other nodes; a hint that was missed is found here. */
  async #poll(): Promise<void> {
    const names = [...this.rooms.all()].map(({ name }) => name);
    if (names.length === 0) return;
    try {
      const lastSeqs = await loadLastSeqs(this.#parts.db.pool, names);
      for (const [name, seq] of lastSeqs) this.rooms.find(name)?.hear(seq);
    } catch (error) {
      this.#parts.log.warn({ err: error }, "the journals could not be looked at");
    }
  }

  /**
   * A socket that has not answered since the last call is dead, though nobody has closed it. Of one that is not read
   * from just now, nobody knows.
   */
  #ping(): void {
    for (const socket of this.#sockets.clients) {
      if (this.#alive.delete(socket) || socket.isPaused) socket.ping();
      else socket.terminate();
    }
  }

  /** Anybody who is concerned is cut off at once; what they may now is judged when they come back. */
  #revoke(isConcerned: (peer: Peer) => boolean): void {
    this.#accessChanges += 1;
    for (const room of this.rooms.all()) {
      for (const connection of [...room.audience]) {
        if (!isConcerned(connection.peer)) continue;
        room.leave(connection);
        connection.close(...ACCESS_CHANGED);
      }
    }
  }

  #eachRoom(act: (room: Room) => void): void {
    for (const room of this.rooms.all()) act(room);
  }
}
