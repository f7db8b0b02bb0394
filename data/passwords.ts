import type { UserId } from "@/domain/ids";
import type { Database } from "./database";
import { endSessionsWithin } from "./sessions";

/** Sets somebody's password and signs out every browser but the one in which they did it, if they did. */
export async function setPassword(
  db: Database,
  change: { user: UserId; passwordHash: string; keep: string | null },
): Promise<void> {
  const { user, passwordHash, keep } = change;
  await db.prisma.$transaction(async (transaction) => {
    await transaction.user.update({ where: { id: user }, data: { passwordHash } });
    await endSessionsWithin(transaction, { user, except: keep });
  });
}

/**
 * Somebody has shown that an account's address is theirs, by an e-mail link or an identity provider. The first time,
 * what was there before loses its hold: a password and sessions of an account whose address nobody had proved may be
 * those of a stranger who came first with another's address.
 */
export async function proveEmail(db: Database, proof: { user: UserId; now: Date }): Promise<void> {
  const { user, now } = proof;
  await db.prisma.$transaction(async (transaction) => {
    const proved = await transaction.user.updateMany({
      where: { id: user, emailVerified: null },
      data: { emailVerified: now, passwordHash: null },
    });
    if (proved.count > 0) await endSessionsWithin(transaction, { user, except: null });
  });
}
