import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import { WebSocket as NodeWebSocket } from "ws";
import type { Room, RoomOptions } from "@/collab/room";
import { openRoom } from "@/collab/client/facts-room";
import type { ReportId, UserId } from "@/domain/ids";
import type { SyncServer } from "@/server/sync/sync-server";
import type { TestPerson } from "../api-world";
import { told } from "./rooms";

/** Nothing listens there. */
const NOWHERE = "ws://127.0.0.1:1";

/** A sync server behind a real port, and rooms that are opened through real sockets. */
export class SyncWorld {
  readonly #server: Server;
  readonly #rooms = new Set<Room>();
  readonly #sockets = new Map<NodeWebSocket, UserId>();
  readonly #unplugged = new Set<UserId>();
  readonly #streams = new Set<{ user: UserId; stream: Socket }>();
  sync: SyncServer;

  private constructor(server: Server, sync: SyncServer) {
    this.#server = server;
    this.sync = sync;
    server.on("upgrade", (request, socket, head) => {
      void this.sync.handleUpgrade(request, socket, head);
    });
  }

  static async start(sync: SyncServer): Promise<SyncWorld> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return new SyncWorld(server, sync);
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("not listening");
    return `ws://127.0.0.1:${address.port}/sync`;
  }

  /** Opens a room, and waits until all that is in it has arrived. */
  async enter(person: TestPerson, report: ReportId): Promise<Room> {
    const room = this.open(person, report);
    await told({ kind: "saved" }, room);
    return room;
  }

  /** As the product's own browser code does it, without a device to keep things on unless one is given. */
  open(
    person: TestPerson,
    report: ReportId,
    more: Pick<RoomOptions, "device" | "now" | "newId"> = {},
  ): Room {
    const room = openRoom({
      url: this.url,
      room: { kind: "report", report },
      user: person.user,
      device: null,
      random: () => 0,
      openSocket: (url) => {
        const reached = this.#unplugged.has(person.user) ? NOWHERE : url;
        const socket = new NodeWebSocket(reached, { headers: { cookie: person.cookie } });
        this.#sockets.set(socket, person.user);
        socket.on("close", () => this.#sockets.delete(socket));
        socket.on("upgrade", ({ socket: stream }) => {
          this.#streams.add({ user: person.user, stream });
        });
        return socket as unknown as WebSocket;
      },
      ...more,
    });
    this.#rooms.add(room);
    return room;
  }

  /** Bytes that a person's windows have sent so far. */
  bytesSentBy({ user }: TestPerson): number {
    return [...this.#streams]
      .filter((one) => one.user === user)
      .reduce((sum, { stream }) => sum + stream.bytesWritten, 0);
  }

  /** Cuts some of the sockets in the middle of whatever they are doing. */
  cut(which: (index: number) => boolean = () => true): void {
    [...this.#sockets.keys()].forEach((socket, index) => {
      if (which(index)) socket.terminate();
    });
  }

  /** Takes the network from a person, in all their windows. */
  unplug(person: TestPerson): void {
    this.#unplugged.add(person.user);
    for (const [socket, user] of this.#sockets) if (user === person.user) socket.terminate();
  }

  /** Gives it back; their windows find out when they try again. */
  plugIn(person: TestPerson): void {
    this.#unplugged.delete(person.user);
  }

  async close(): Promise<void> {
    for (const room of this.#rooms) await room.close();
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }
}
