import type { UserId } from "@/domain/ids";
import type { Database } from "../database";
import { forgetDevicesWithin } from "./known-devices";
import { removeSecondFactorWithin } from "./second-factor";
import { endSessionsWithin } from "./sessions";

/**
 * Sets somebody's password; every browser but the one in which they did it, if they did, is signed out, and a stranger
 * again.
 */
export async function setPassword(
  db: Database,
  change: {
    user: UserId;
    passwordHash: string;
    keep: { sid: string; device: string | null } | null;
  },
): Promise<void> {
  const { user, passwordHash, keep } = change;
  await db.prisma.$transaction(async (transaction) => {
    await transaction.user.update({ where: { id: user }, data: { passwordHash } });
    await endSessionsWithin(transaction, { user, except: keep?.sid ?? null });
    await forgetDevicesWithin(transaction, { user, except: keep?.device ?? null });
  });
}

/**
 * Somebody has shown that an account's address is theirs, by an e-mail link or an identity provider. The first time,
 * what was there before loses its hold: a password and sessions of an account whose address nobody had proved may be
 * those of a stranger who came first with another's address. So may be a second factor, which a link does not get past
 without a code, and a provider does.
 */
export async function proveEmail(
  db: Database,
  proof: { user: UserId; by: "link" | "provider"; now: Date },
): Promise<void> {
  const { user, by, now } = proof;
  await db.prisma.$transaction(async (transaction) => {
    const proved = await transaction.user.updateMany({
      where: { id: user, emailVerified: null },
      data: { emailVerified: now, passwordHash: null },
    });
    if (proved.count === 0) return;
    await endSessionsWithin(transaction, { user, except: null });
    await forgetDevicesWithin(transaction, { user, except: null });
    if (by === "provider") await removeSecondFactorWithin(transaction, { user });
  });
}
