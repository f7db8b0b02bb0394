import type { Logger } from "pino";
import type { GroupCommit } from "@/data/group-commit";
import type { RoomName } from "@/domain/rooms/room-name";
import type { RateBudget } from "../cost/rate-budget";
import type { DiskSpace } from "../disk/disk-space";
import type { RoomKind } from "../rooms/room-kind";
import type { Tolls } from "./cost/tolls";
import type { WriteBudget } from "./cost/write-budget";
import type { RoomStore } from "./store/room-store";
import type { SyncMetrics } from "./sync-metrics";

/** What a room is made of. */
export type RoomParts = {
  room: RoomName;
  kind: RoomKind;
  store: RoomStore;
  commits: GroupCommit;
  tolls: Tolls;
  /** Bytes of presence that each person may have others read. */
  presence: RateBudget;
  budget: WriteBudget;
  space: DiskSpace;
  /** Which program this is; `null` if it was not built. */
  build: string | null;
  metrics: SyncMetrics;
  log: Logger;
  now: () => number;
  /** This room's journal has grown. */
  onWritten: (seq: number) => void;
  /** What has changed of who is here, for other nodes. */
  onPresence: (statements: Uint8Array) => void;
  onDropped: () => void;
};
