import type { Logger } from "pino";
import type { ReportDocument } from "@/collab/document-model";
import { CloseCode } from "@/collab/protocol";
import { toRoomName } from "@/collab/room-name";
import { personColourSchema, type Person } from "@/contract/common";
import type { GroupCommit } from "@/data/group-commit";
import type { ReportId, UserId } from "@/domain/ids";
import { refuse, type Result } from "@/domain/result";
import type { LiveRooms } from "../api/live-rooms";
import type { Writer } from "./gate";
import { Room } from "./room";
import type { RoomStore } from "./room-store";
import type { SyncMetrics } from "./sync-metrics";

/** A room that nobody has used for this long is forgotten; its journal is not. */
const IDLE_MS = 60_000;

type Parts = {
  store: RoomStore;
  commits: GroupCommit;
  metrics: SyncMetrics;
  log: Logger;
  now: () => number;
};

/** The rooms that are in memory, each loaded once however many ask for it at the same time. */
export class RoomRegistry implements LiveRooms {
  readonly #parts: Parts;
  readonly #rooms = new Map<string, Room>();
  readonly #loading = new Map<string, Promise<Room>>();
  readonly #idleSince = new Map<string, number>();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rejects where the room cannot be read just now. */
  open(report: ReportId): Promise<Room> {
    const name = toRoomName({ kind: "report", report });
    this.#idleSince.delete(name);
    const room = this.#rooms.get(name);
    if (room) return Promise.resolve(room);
    let loading = this.#loading.get(name);
    if (!loading) {
      loading = this.#load(report, name).finally(() => this.#loading.delete(name));
      this.#loading.set(name, loading);
    }
    return loading;
  }

  present(report: ReportId): Person[] {
    const room = this.#rooms.get(toRoomName({ kind: "report", report }));
    const people = new Map<UserId, Person>();
    for (const { peer } of room?.audience ?? []) {
      const { user: id, name } = peer;
      people.set(id, { id, name, colour: personColourSchema.catch("slate").parse(peer.colour) });
    }
    return [...people.values()];
  }

  async change(
    report: ReportId,
    acting: Writer,
    write: (document: ReportDocument) => void,
  ): Promise<Result<null>> {
    if (this.#closed) return refuse("try-later");
    const room = await this.open(report).catch((error: unknown) => {
      this.#parts.log.error({ err: error, report }, "a room could not be opened");
      return null;
    });
    return room ? room.write(acting, write) : refuse("try-later");
  }

  *all(): Generator<Room> {
    yield* this.#rooms.values();
  }

  /** Forgets rooms that were idle at two looks far enough apart. */
  sweep(): void {
    const now = this.#parts.now();
    for (const [name, room] of this.#rooms) {
      if (!room.isIdle) this.#idleSince.delete(name);
      else if (!this.#idleSince.has(name)) this.#idleSince.set(name, now);
      else if (now - (this.#idleSince.get(name) ?? now) >= IDLE_MS) {
        room.drop(CloseCode.Restarting, "the room was idle");
      }
    }
  }

  /** Handles what has arrived, then sends everybody away. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#loading.values());
    for (const room of [...this.#rooms.values()]) {
      await room.settled();
      room.drop(CloseCode.Restarting, "the server restarts");
    }
  }

  async #load(report: ReportId, name: string): Promise<Room> {
    const loaded = await this.#parts.store.load(report);
    const room = new Room(loaded, {
      ...this.#parts,
      onDropped: () => {
        this.#rooms.delete(name);
        this.#idleSince.delete(name);
        this.#parts.metrics.rooms.set(this.#rooms.size);
      },
    });
    this.#rooms.set(name, room);
    this.#parts.metrics.rooms.set(this.#rooms.size);
    return room;
  }
}
