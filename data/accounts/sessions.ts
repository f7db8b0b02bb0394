import type { Session } from "@/contract/people";
import type { UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import { announceAccessChange } from "../access-events";
import type { Database } from "../database";
import { forgetDevicesWithin } from "./known-devices";
import { newId } from "../new-id";

/** A browser that is not seen for this long is signed out. Milliseconds. */
export const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60_000;

/** However often it is seen, a browser signs in again after this long. Milliseconds. */
export const LONGEST_SESSION_MS = 180 * 24 * 60 * 60_000;

/** `lastSeenAt` is at most this stale, so that reading does not mean writing. Milliseconds. */
const SEEN_AFTER_MS = 10 * 60_000;

const MAX_USER_AGENT_LENGTH = 300;

/** Opens a session and returns its id. */
export async function openSession(
  db: Database,
  session: { user: UserId; userAgent: string; now: Date },
): Promise<string> {
  const { user, now } = session;
  const id = newId();
  await db.prisma.userSession.create({
    data: {
      id,
      userId: user,
      userAgent: printable(session.userAgent),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
    },
  });
  return id;
}

/** Every request and socket runs this query, so it is prepared once per connection; Prisma would build it each time. */
const ALIVE = {
  name: "session-alive",
  text: `SELECT last_seen_at AT TIME ZONE 'UTC' AS last_seen_at,
                created_at AT TIME ZONE 'UTC' AS created_at
         FROM user_session
         WHERE id = $1 AND user_id = $2 AND expires_at > $3::timestamptz AT TIME ZONE 'UTC'`,
};

/** Whether the session is alive; being asked for keeps it alive, until it has lasted `LONGEST_SESSION_MS`. */
export async function seeSession(
  db: Database,
  session: { user: UserId; sid: string; now: Date },
): Promise<boolean> {
  const { user, sid, now } = session;
  const { rows } = await db.pool.query<{ last_seen_at: Date; created_at: Date }>({
    ...ALIVE,
    values: [sid, user, now],
  });
  const [row] = rows;
  if (!row) return false;
  const end = row.created_at.getTime() + LONGEST_SESSION_MS;
  if (end <= now.getTime()) return false;
  if (now.getTime() - row.last_seen_at.getTime() >= SEEN_AFTER_MS) {
    await db.prisma.userSession.updateMany({
      where: { id: sid },
      data: {
        lastSeenAt: now,
        expiresAt: new Date(Math.min(end, now.getTime() + SESSION_LIFETIME_MS)),
      },
    });
  }
  return true;
}

/** Somebody's signed-in browsers, the last seen first; `current` is the one that asks. */
export async function listSessions(
  db: Database,
  scope: { user: UserId; current: string; now: Date },
): Promise<Session[]> {
  const rows = await db.prisma.userSession.findMany({
    where: { userId: scope.user, expiresAt: { gt: scope.now } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    userAgent: row.userAgent,
    current: row.id === scope.current,
  }));
}

/** Since when a browser is signed in; `null` where it is not. */
export async function findSignInTime(db: Database, scope: { sid: string }): Promise<Date | null> {
  const row = await db.prisma.userSession.findUnique({
    where: { id: scope.sid },
    select: { createdAt: true },
  });
  return row?.createdAt ?? null;
}

/** Signs one browser out; `false` where it was not, or is not theirs. */
export async function endSession(
  db: Database,
  scope: { user: UserId; sid: string },
): Promise<boolean> {
  const { user, sid } = scope;
  return db.prisma.$transaction(async (transaction) => {
    const ended = await transaction.userSession.deleteMany({ where: { id: sid, userId: user } });
    if (ended.count > 0) await announceAccessChange(transaction, { user, sid });
    return ended.count > 0;
  });
}

/** Signs somebody out everywhere; every browser is a stranger again. */
export async function endSessions(db: Database, scope: { user: UserId }): Promise<void> {
  await db.prisma.$transaction(async (transaction) => {
    await endSessionsWithin(transaction, { ...scope, except: null });
    await forgetDevicesWithin(transaction, { ...scope, except: null });
  });
}

/** The same inside a transaction that does more, sparing one browser. */
export async function endSessionsWithin(
  transaction: Prisma.TransactionClient,
  scope: { user: UserId; except: string | null },
): Promise<void> {
  const { user, except } = scope;
  const ended = await transaction.userSession.findMany({
    where: { userId: user, ...(except !== null && { id: { not: except } }) },
    select: { id: true },
  });
  const sids = ended.map((row) => row.id);
  await transaction.userSession.deleteMany({ where: { id: { in: sids } } });
  for (const sid of sids) await announceAccessChange(transaction, { user, sid });
}

/** Header values come from anywhere; PostgreSQL takes no NUL and a list needs no novel. */
function printable(userAgent: string): string {
  return userAgent.replace(/[^\x20-\x7e]/g, "").slice(0, MAX_USER_AGENT_LENGTH);
}
