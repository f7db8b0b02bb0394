import type { RoomName } from "@/domain/rooms/room-name";
import type { Account } from "@/e2e/support/people";
import type { ServerProcess } from "@/e2e/support/server-process";
import type { AcknowledgedWriter } from "../sync/acknowledged-writer";

/** Where a campaign takes place, and who writes there. */
export type KillScene = {
  server: ServerProcess;
  owner: Account;
  report: string;
  writers: readonly Account[];
};

/** What became of what the server had acknowledged in one room. All but the first two must be 0. */
export type RoomAccount = {
  acknowledged: number;
  /** Fresh documents with which a writer had to begin. */
  generations: number;
  lost: number;
  doubled: number;
  /** Writers whose document is not the server's. */
  diverged: number;
  /** What queries do not see as the document has it; of a private room, whatever is seen outside of it. */
  differing: number;
};

/** How people write in a room of one kind while the product is killed, and what they then find. */
export type KilledRoom = {
  kind: RoomName["kind"];
  /** Everybody's windows. They write until they are closed. */
  gather(scene: KillScene): AcknowledgedWriter[];
  /** Call when the windows have come to rest. */
  account(crowd: readonly AcknowledgedWriter[], scene: KillScene): Promise<RoomAccount>;
};

export function syncUrlOf({ url }: ServerProcess, room: string): string {
  return `${url.replace(/^http/, "ws")}/sync/${room}?caucus=1`;
}
