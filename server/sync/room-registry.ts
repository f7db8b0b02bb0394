import type { Logger } from "pino";
import { CloseCode } from "@/collab/wire/protocol";
import { personColourSchema, type Person } from "@/contract/common";
import type { GroupCommit } from "@/data/group-commit";
import type { UserId } from "@/domain/ids";
import { refuse, type Result } from "@/domain/result";
import { writeRoomName, type RoomName } from "@/domain/rooms/room-name";
import type { RateBudget } from "../cost/rate-budget";
import type { DiskSpace } from "../disk/disk-space";
import type { LiveRooms, Writer, WriteInto, WrittenKind } from "../rooms/live-rooms";
import type { RoomKind, RoomKinds, RoomWrite } from "../rooms/room-kind";
import type { Bus } from "./nodes/bus";
import { LIMITS } from "./cost/limits";
import { writeRetryHint } from "./socket/retry-hint";
import { Room } from "./room";
import type { RoomStore } from "./store/room-store";
import type { SyncMetrics } from "./sync-metrics";
import type { Tolls } from "./cost/tolls";
import { WriteBudget } from "./cost/write-budget";

/** A room that nobody has used for this long is forgotten; its journal is not. */
const IDLE_MS = 60_000;

type Parts = {
  kinds: RoomKinds;
  store: RoomStore;
  commits: GroupCommit;
  tolls: Tolls;
  /** Bytes of presence that each person may have others read. */
  presence: RateBudget;
  metrics: SyncMetrics;
  log: Logger;
  now: () => number;
  bus: Bus;
  space: DiskSpace;
  build: string | null;
};

/** The rooms that somebody uses on this node. */
export class RoomRegistry implements LiveRooms {
  readonly #parts: Parts;
  readonly #rooms = new Map<string, Room>();
  readonly #idleSince = new Map<string, number>();
  readonly #budget = new WriteBudget();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Of a kind that this program has. */
  open(named: RoomName): Room {
    const name = writeRoomName(named);
    this.#idleSince.delete(name);
    const open = this.#rooms.get(name);
    if (open) return open;
    const { kinds, bus, metrics } = this.#parts;
    const kind: RoomKind | undefined = kinds[named.kind];
    if (!kind) throw new Error(`there are no rooms of kind ${named.kind}`);
    const room = new Room({
      ...this.#parts,
      room: named,
      kind,
      budget: this.#budget,
      onWritten: (seq) => bus.sayWritten(name, seq),
      onPresence: (statements) => bus.sayPresence(name, statements),
      onDropped: () => {
        this.#rooms.delete(name);
        this.#idleSince.delete(name);
        bus.leave(name);
        metrics.rooms.set(this.#rooms.size);
      },
    });
    this.#rooms.set(name, room);
    bus.join(name);
    metrics.rooms.set(this.#rooms.size);
    return room;
  }

  /** A room has a fresh document, which begins at that number of its journal. */
  tellRenewed(name: string, seq: number): void {
    this.#parts.metrics.renewed.inc();
    this.#rooms.get(name)?.hear(seq);
    this.#parts.bus.sayWritten(name, seq);
  }

  /** @param name as it is written. */
  find(name: string): Room | null {
    return this.#rooms.get(name) ?? null;
  }

  present(named: RoomName): Person[] {
    const room = this.#rooms.get(writeRoomName(named));
    const people = new Map<UserId, Person>();
    for (const { peer } of room?.audience ?? []) {
      const { user: id, name } = peer;
      people.set(id, { id, name, colour: personColourSchema.catch("slate").parse(peer.colour) });
    }
    return [...people.values()];
  }

  change<Kind extends WrittenKind, Value>(
    room: RoomName & { kind: Kind },
    by: Writer,
    write: WriteInto<Kind, Value>,
    about: readonly string[] = [],
  ): Promise<Result<Value>> {
    if (this.#closed) return Promise.resolve(refuse("try-later"));
    // A room of that kind holds the document that its kind has made.
    return this.open(room).write({ by, about }, write as RoomWrite<Value>);
  }

  async renew(room: RoomName & { kind: WrittenKind }): Promise<void> {
    const { kinds, store } = this.#parts;
    const kind = kinds[room.kind];
    if (!kind) throw new Error(`there are no rooms of the kind ${room.kind}`);
    await store.upkeep.renewNow({ room, kind });
    await this.find(writeRoomName(room))?.settled();
  }

  *all(): Generator<Room> {
    yield* this.#rooms.values();
  }

  /** What waits for rooms to handle it. */
  get queued(): number {
    return [...this.#rooms.values()].reduce((sum, room) => sum + room.queued, 0);
  }

  /** Forgets rooms that were idle at two looks far enough apart, and the memory that the others do not use. */
  sweep(): void {
    const now = this.#parts.now();
    for (const [name, room] of this.#rooms) {
      room.rest();
      if (!room.isIdle) this.#idleSince.delete(name);
      else if (!this.#idleSince.has(name)) this.#idleSince.set(name, now);
      else if (now - (this.#idleSince.get(name) ?? now) >= IDLE_MS) {
        room.drop(CloseCode.Restarting, "the room was idle");
      }
    }
    this.#makeRoom();
    this.#parts.store.upkeep.renewDue();
  }

  /** Handles what has arrived, then sends everybody away. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const room of [...this.#rooms.values()]) {
      await room.settled();
      room.drop(CloseCode.Restarting, writeRetryHint("the server restarts"));
    }
  }

  /** Lets go of documents that can be had again, those first that were used longest ago. */
  #makeRoom(): void {
    const rooms = [...this.#rooms.values()];
    let held = rooms.reduce((sum, room) => sum + room.heldBytes, 0);
    for (const room of rooms.sort((a, b) => a.usedAt - b.usedAt)) {
      if (held <= LIMITS.documentBytes) return;
      held -= room.heldBytes;
      room.letGo();
    }
  }
}
