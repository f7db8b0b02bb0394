import pino from "pino";
import { beforeAll, describe, expect, it } from "vitest";
import { addKnownDevice } from "@/data/accounts/known-devices";
import type { Database } from "@/data/database";
import { newId } from "@/data/new-id";
import { openSession } from "@/data/accounts/sessions";
import { createUser } from "@/data/accounts/users";
import { addVerificationToken } from "@/data/accounts/verification-tokens";
import type { UserId } from "@/domain/ids";
import { testDatabase } from "@/test/postgres";
import { Pruner } from "./pruner";

const DAY_MS = 24 * 60 * 60_000;
/** More than go in one statement. */
const MANY_TRIES = 2_500;

let db: Database;
let user: UserId;
let team: string;

beforeAll(async () => {
  ({ db } = await testDatabase());
  user = await createUser(db, { email: "ana@example.org", name: "Ana", passwordHash: null });
  team = (await db.prisma.team.create({ data: { id: newId(), name: "Observers" } })).id;
});

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** One row of each kind, in so far as that many days have passed since it was of use. */
async function leave(name: string, days: number): Promise<void> {
  // A session and a link last for some time from their beginning.
  await openSession(db, { user, userAgent: name, now: daysAgo(days + 30) });
  const link = { identifier: name, token: name, expires: daysAgo(days) };
  await addVerificationToken(db, link);
  await addKnownDevice(db, { user, now: daysAgo(days + 400) });
  const expire = BigInt(daysAgo(days).getTime());
  await db.prisma.throttle.create({ data: { key: name, points: 1, expire } });
  const invitation = { role: "coder", createdById: user, expiresAt: daysAgo(days + 90) } as const;
  await db.prisma.invitation.create({
    data: { id: newId(), teamId: team, tokenHash: name, ...invitation },
  });
  const over = { state: "refused", finishedAt: daysAgo(days + 1) };
  const job = { kind: "import", details: {}, fileName: name, ...over };
  await db.prisma.job.create({ data: { id: newId(), teamId: team, userId: user, ...job } });
}

async function countAll(): Promise<number[]> {
  const { userSession, verificationToken, knownDevice, throttle, invitation, job } = db.prisma;
  return Promise.all([
    userSession.count(),
    verificationToken.count(),
    knownDevice.count(),
    throttle.count(),
    invitation.count(),
    job.count(),
  ]);
}

describe("what has ended", () => {
  it("goes when the server starts and from time to time, however much it is; all else stays", async () => {
    await leave("ended", 0.01);
    await leave("alive", -0.01);
    await db.pool.query(
      `INSERT INTO throttle SELECT 'guess ' || i, 1, 0 FROM generate_series(1, $1) AS i`,
      [MANY_TRIES],
    );
    expect(await countAll()).toEqual([2, 2, 2, 2 + MANY_TRIES, 2, 2]);
    const pruner = new Pruner({ db, log: pino({ level: "silent" }), everyMs: 20 });
    pruner.start();
    await expect.poll(countAll).toEqual([1, 1, 1, 1, 1, 1]);
    const [session, link, tries] = await Promise.all([
      db.prisma.userSession.findFirst(),
      db.prisma.verificationToken.findFirst(),
      db.prisma.throttle.findFirst(),
    ]);
    expect([session?.userAgent, link?.identifier, tries?.key]).toEqual(["alive", "alive", "alive"]);

    await leave("ended later", 0.01);
    await expect.poll(countAll).toEqual([1, 1, 1, 1, 1, 1]);
    await pruner.close();
    await leave("ended at last", 0.01);
    expect(await countAll()).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it("ended rows are found by an index", async () => {
    const { rows } = await db.pool.query<{ tablename: string; indexdef: string }>(
      `SELECT tablename, indexdef FROM pg_indexes WHERE indexdef ~ '\\((expires?|expires_at|last_used_at|finished_at)\\)$'`,
    );
    expect(rows.map((row) => row.tablename).toSorted()).toEqual([
      "invitation",
      "job",
      "known_device",
      "throttle",
      "user_session",
      "verification_token",
    ]);
  });
});
