import type { UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { newId } from "../new-id";

/** A browser as its cookie names it: the id alone is worth nothing for another account. */
export type KnownDevice = { user: UserId; id: string };

/** After its last use a browser is known for as long as browsers keep a cookie. Milliseconds. */
export const DEVICE_LIFETIME_MS = 400 * 24 * 60 * 60_000;

/** Whoever signs in from more browsers than this is a stranger again in those used longest ago. */
const MOST_DEVICES = 50;

/** Whether somebody has signed in there before, and nothing has happened since that made all their browsers strangers. */
export async function isKnownDevice(db: Database, device: KnownDevice): Promise<boolean> {
  const where = { id: device.id, userId: device.user };
  return (await db.prisma.knownDevice.count({ where })) === 1;
}

/** Somebody signed in there again; `false` where it is not known. */
export async function useKnownDevice(
  db: Database,
  device: KnownDevice & { now: Date },
): Promise<boolean> {
  const used = await db.prisma.knownDevice.updateMany({
    where: { id: device.id, userId: device.user },
    data: { lastUsedAt: device.now },
  });
  return used.count === 1;
}

/** Remembers a browser in which somebody signs in for the first time, and returns its id. */
export async function addKnownDevice(
  db: Database,
  device: { user: UserId; now: Date },
): Promise<string> {
  const { user, now } = device;
  const id = newId();
  await db.prisma.knownDevice.create({
    data: { id, userId: user, createdAt: now, lastUsedAt: now },
  });
  const beyond = await db.prisma.knownDevice.findMany({
    where: { userId: user },
    orderBy: [{ lastUsedAt: "desc" }, { id: "asc" }],
    skip: MOST_DEVICES,
    select: { id: true },
  });
  await db.prisma.knownDevice.deleteMany({ where: { id: { in: beyond.map((row) => row.id) } } });
  return id;
}

/** Makes every browser but one a stranger to the account, inside a transaction that does more. */
export async function forgetDevicesWithin(
  transaction: Prisma.TransactionClient,
  scope: { user: UserId; except: string | null },
): Promise<void> {
  const { user, except } = scope;
  await transaction.knownDevice.deleteMany({
    where: { userId: user, ...(except !== null && { id: { not: except } }) },
  });
}
