import { remove } from "@/collab/facts/commands";
import type { Database } from "@/data/database";
import { listWordsToGo } from "@/data/accounts/own-words";
import type { UserId } from "@/domain/ids";
import { ok, type Result } from "@/domain/result";
import type { LiveRooms } from "../rooms/live-rooms";

/** In one go into the shared document; a larger one would keep others waiting. */
const AT_ONCE = 200;

/**
 * Deletes what somebody has written where their team wants the words of former members to go: as facts of their own,
 * judged like any other. They may be no more than a reader there now, or have left; their words are theirs all the same.
 */
export async function takeBackWords(
  { db, rooms }: { db: Database; rooms: LiveRooms },
  user: UserId,
): Promise<Result<null>> {
  for (const { report, subjects } of await listWordsToGo(db, { user })) {
    for (let from = 0; from < subjects.length; from += AT_ONCE) {
      const part = subjects.slice(from, from + AT_ONCE);
      const writer = { user, role: "commenter" } as const;
      const room = { kind: "report", report } as const;
      const changed = await rooms.change(room, writer, (document, acting) => {
        for (const subject of part) {
          // Deleted meanwhile, it is gone already.
          if (!document.fact("deletions", subject)) remove(document, acting, subject);
        }
      });
      if (!changed.ok) return changed;
    }
  }
  return ok(null);
}
