import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import { CloseCode, KEEP_ALIVE_MS, MAX_FRAME_BYTES, PRESENCE_TICK_MS } from "@/collab/protocol";
import { decodeFrame } from "@/collab/wire";
import type { AccessEvent } from "@/data/access-events";
import { listenForAccessChanges, type AccessListener } from "@/data/access-listener";
import type { Database } from "@/data/database";
import { GroupCommit } from "@/data/group-commit";
import type { ReportId } from "@/domain/ids";
import type { LiveRooms } from "../api/live-rooms";
import { admit, type Admission } from "./admission";
import { Connection, type Peer } from "./connection";
import type { Room } from "./room";
import { RoomRegistry } from "./room-registry";
import { RoomStore } from "./room-store";
import { createSyncMetrics, type SyncMetrics } from "./sync-metrics";

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
  log: Logger;
  /** Where browsers reach the product, without a slash at its end. */
  origin: string;
  registry?: Registry;
  now?: () => number;
};

export async function createSyncServer(parts: Parts): Promise<SyncServer> {
  const server = new RunningSyncServer(parts);
  await server.listen();
  return server;
}

class RunningSyncServer implements SyncServer {
  readonly rooms: RoomRegistry;
  readonly #parts: Parts;
  readonly #metrics: SyncMetrics;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
  });
  readonly #timers: NodeJS.Timeout[];
  /** Sockets that have shown a sign of life since the last ping. */
  readonly #alive = new WeakSet<WebSocket>();
  #listener: AccessListener | null = null;
  /** Changes of anybody's access so far. */
  #accessChanges = 0;
  #closed = false;

  constructor(parts: Parts) {
    const { db, log, now = Date.now } = parts;
    const metrics = createSyncMetrics(parts.registry);
    const commits = new GroupCommit(db, ({ updates, milliseconds }) => {
      metrics.commit.observe(milliseconds / 1000);
      metrics.committed.inc(updates);
    });
    this.#parts = parts;
    this.#metrics = metrics;
    this.rooms = new RoomRegistry({ store: new RoomStore(db, log), commits, metrics, log, now });
    this.#timers = [
      setInterval(() => this.#eachRoom((room) => room.tick()), PRESENCE_TICK_MS),
      setInterval(() => this.#eachRoom((room) => room.keepAlive()), KEEP_ALIVE_MS),
      setInterval(() => this.#ping(), PING_MS),
      setInterval(() => this.rooms.sweep(), SWEEP_MS),
    ];
  }

  async listen(): Promise<void> {
    this.#listener = await listenForAccessChanges(this.#parts.db, {
      onEvent: (event) => this.#revoke((room, peer) => concerns(event, room, peer)),
      onGap: () => this.#revoke(() => true),
    });
  }

  async handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on("error", () => socket.destroy());
    try {
      const accessAsOf = this.#accessChanges;
      const admission = await admit(this.#parts.db, request, this.#parts.origin);
      if (this.#closed) socket.destroy();
      else if (admission.kind === "turned-away") this.#turnAway(admission, request, socket, head);
      else {
        this.#upgrade(request, socket, head, (ws) => {
          void this.#serve(ws, admission, accessAsOf);
        });
      }
    } catch (error) {
      this.#parts.log.error({ err: error }, "a socket could not be admitted");
      answer(socket, "503 Service Unavailable");
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#listener?.close();
    await this.rooms.close();
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  #upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    use: (socket: WebSocket) => void,
  ): void {
    this.#sockets.handleUpgrade(request, socket, head, use);
  }

  #turnAway(
    admission: Admission & { kind: "turned-away" },
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): void {
    const { status, code, reason } = admission;
    if (/[?&]caucus=1\b/.test(request.url ?? "")) {
      this.#upgrade(request, socket, head, (ws) => ws.close(code, reason));
    } else {
      answer(socket, `${status} ${reason}`);
    }
  }

  async #serve(
    socket: WebSocket,
    { room: name, peer }: Admission & { kind: "admitted" },
    accessAsOf: number,
  ): Promise<void> {
    // Nothing is read before the room is there to take it.
    socket.pause();
    this.#alive.add(socket);
    const connection = new Connection(socket, peer);
    socket.on("error", (error) => this.#parts.log.debug({ err: error }, "a socket failed"));
    socket.on("close", () => connection.ended());
    try {
      const room = await this.rooms.open(name.report);
      if (!connection.isOpen) return;
      // What this person may do was read before; if anything has changed since, it is judged afresh.
      if (accessAsOf !== this.#accessChanges) connection.close(...ACCESS_CHANGED);
      else this.#connect(socket, connection, room);
    } catch (error) {
      this.#parts.log.error({ err: error, report: name.report }, "a room could not be opened");
      connection.close(CloseCode.TryLater, "the report cannot be opened just now");
    }
  }

  #connect(socket: WebSocket, connection: Connection, room: Room): void {
    this.#metrics.connections.inc();
    socket.on("pong", () => this.#alive.add(socket));
    socket.on("message", (data, isBinary) => {
      const bytes = isBinary ? toBytes(data) : null;
      if (bytes) receive(room, connection, bytes);
      else connection.close(CloseCode.BadFrame, "not a binary frame");
    });
    socket.on("close", () => {
      room.leave(connection);
      this.#metrics.connections.dec();
    });
    room.enter(connection);
    socket.resume();
  }

  /** A socket that has not answered since the last call is dead, though nobody has closed it. */
  #ping(): void {
    for (const socket of this.#sockets.clients) {
      if (this.#alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }

  /** Whoever is concerned is cut off at once; what they may now is judged when they come back. */
  #revoke(isConcerned: (room: Room, peer: Peer) => boolean): void {
    this.#accessChanges += 1;
    for (const room of this.rooms.all()) {
      for (const connection of [...room.audience]) {
        if (!isConcerned(room, connection.peer)) continue;
        room.leave(connection);
        connection.close(...ACCESS_CHANGED);
      }
    }
  }

  #eachRoom(act: (room: Room) => void): void {
    for (const room of this.rooms.all()) act(room);
  }
}

function receive(room: Room, connection: Connection, bytes: Uint8Array): void {
  if (!connection.isOpen) return;
  const frame = decodeFrame(bytes);
  switch (frame?.kind) {
    case "step1":
      room.join(connection, frame.stateVector);
      break;
    case "step2":
    case "update":
      room.receive(connection, frame.update, frame.kind === "step2");
      break;
    case "awareness":
      room.presence.receive(connection, frame.update);
      break;
    case "query-awareness":
    case "auth":
      break;
    case "saved":
    case "refused":
    case "hello":
    case undefined:
      connection.close(CloseCode.BadFrame, "not a message of this protocol");
  }
}

/** An event names some of user, session, team and report: it concerns those to whom all of it applies. */
function concerns(event: AccessEvent, room: Room, peer: Peer): boolean {
  const report = room.name.split(".")[1] as ReportId | undefined;
  return (
    (event.user === undefined || event.user === peer.user) &&
    (event.sid === undefined || event.sid === peer.sid) &&
    (event.team === undefined || event.team === peer.team) &&
    (event.report === undefined || event.report === report)
  );
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function answer(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
