import type { Logger } from "pino";
import { UpdateBlanker } from "@/collab/wire/blank-updates";
import { rewriteArchive } from "@/data/archive/rewrite-archive";
import type { Database } from "@/data/database";
import {
  beginErasing,
  endErasing,
  listErasures,
  lockErasing,
  type Erasure,
} from "@/data/generations/erasing";
import { inTransaction } from "@/data/transaction";
import type { ReportId, UserId } from "@/domain/ids";
import { writeRoomName } from "@/domain/rooms/room-name";
import type { LiveRooms } from "../rooms/live-rooms";

type Parts = { db: Database; rooms: LiveRooms };

/**
 * Erases deleted annotations and comments of a report for good: the room goes on with a fresh document without them, and
 * the archive is written again without what was ever said of them. Resolves when nothing of them is left but their ids.
 */
export async function eraseNotes(
  parts: Parts,
  { report, ids }: { report: ReportId; ids: readonly string[] },
  act: { by: UserId; at: Date },
): Promise<void> {
  const room = writeRoomName({ kind: "report", report });
  const erasure = { room, report, ids, by: act.by };
  await beginErasing(parts.db, erasure, act.at);
  await erase(parts, erasure);
}

/** Goes on with what was begun before the server stopped. It does not throw: what fails waits for the next start. */
export async function resumeErasures({ log, ...parts }: Parts & { log: Logger }): Promise<void> {
  try {
    for (const erasure of await listErasures(parts.db)) await erase(parts, erasure);
  } catch (error) {
    log.error({ err: error }, "what is to be erased for good is not erased yet");
  }
}

async function erase({ db, rooms }: Parts, erasure: Erasure): Promise<void> {
  const { room, report, ids } = erasure;
  await rooms.renew({ kind: "report", report });
  await keepReplies(rooms, erasure);
  await inTransaction(db, async (transaction) => {
    await lockErasing(transaction, room);
    const erased = new Set(ids);
    const blanker = new UpdateBlanker((key) => erased.has(key.split(".", 1)[0] ?? key));
    await rewriteArchive(transaction, room, (bytes) => blanker.blank(bytes));
    await endErasing(transaction, erasure);
  });
}

/** Words that somebody has hung on them meanwhile are kept: in place of what was erased stands a note of no passage. */
async function keepReplies(rooms: LiveRooms, { report, ids, by }: Erasure): Promise<void> {
  const erased = new Set(ids);
  const owner = { user: by, role: "owner" } as const;
  const room = { kind: "report", report } as const;
  const found = await rooms.change(room, owner, (document) =>
    [...document.keys("comments")].flatMap((key) => {
      const root = document.fact("comments", key)?.[0];
      return root && erased.has(root) ? [root] : [];
    }),
  );
  if (!found.ok || found.value.length === 0) return;
  await rooms.change(room, owner, () => null, [...new Set(found.value)]);
}
