import type { UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import { announceAccessChange } from "../access-events";
import type { Database } from "../database";
import { forgetDevicesWithin } from "./known-devices";
import { lockPerson } from "../teams/member-names";
import { endSessionsWithin } from "./sessions";

/** Memberships that let somebody into their team: it asks for no second factor, or they have one. */
export const LETS_IN = {
  OR: [
    { team: { requiresSecondFactor: false } },
    { user: { secondFactor: { confirmedAt: { not: null } } } },
  ],
} satisfies Prisma.MembershipWhereInput;

/** The same in SQL, of the tables `team` and `membership`. */
export const LETS_IN_SQL = `(NOT team.requires_second_factor OR EXISTS (
    SELECT 1 FROM second_factor
    WHERE second_factor.user_id = membership.user_id AND second_factor.confirmed_at IS NOT NULL))`;

/** What of a membership tells whether it lets in; see `letsIn`. */
export const LETTING_IN = {
  team: { select: { requiresSecondFactor: true } },
  user: { select: { secondFactor: { select: { confirmedAt: true } } } },
} satisfies Prisma.MembershipSelect;

type LettingIn = Prisma.MembershipGetPayload<{ select: typeof LETTING_IN }>;

export function letsIn({ team, user }: LettingIn): boolean {
  return !team.requiresSecondFactor || Boolean(user.secondFactor?.confirmedAt);
}

/** Somebody's second factor: its secret, encrypted, and whether a code has proved that they have it. */
export type SecondFactor = { secret: Uint8Array; confirmed: boolean };

export async function findSecondFactor(
  db: Database,
  scope: { user: UserId },
): Promise<SecondFactor | null> {
  const row = await db.prisma.secondFactor.findUnique({
    where: { userId: scope.user },
    select: { secret: true, confirmedAt: true },
  });
  return row && { secret: row.secret, confirmed: row.confirmedAt !== null };
}

/** Keeps a secret that waits for its first code, instead of one that waited before; `false` where one is in use. */
export async function proposeSecondFactor(
  db: Database,
  proposal: { user: UserId; secret: Uint8Array },
): Promise<boolean> {
  const kept = await db.prisma.$executeRaw`
    INSERT INTO second_factor (user_id, secret) VALUES (${proposal.user}, ${proposal.secret})
    ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret
    WHERE second_factor.confirmed_at IS NULL`;
  return kept === 1;
}

/**
 * From now on a code is asked for. Other browsers are signed out, because they came in without one, and rooms judge
 * the person afresh. `false` where this secret does not wait, because another one does or somebody was faster.
 */
export async function confirmSecondFactor(
  db: Database,
  confirmation: {
    user: UserId;
    /** The encrypted secret whose code it was. */
    secret: Uint8Array;
    step: number;
    recoveryHashes: readonly string[];
    /** The session and the device in which it happens. */
    keep: { sid: string; device: string | null };
    now: Date;
  },
): Promise<boolean> {
  const { user, secret, step, recoveryHashes, keep, now } = confirmation;
  return db.prisma.$transaction(async (transaction) => {
    const confirmed = await transaction.secondFactor.updateMany({
      where: { userId: user, secret: Uint8Array.from(secret), confirmedAt: null },
      data: { confirmedAt: now, lastStep: step },
    });
    if (confirmed.count === 0) return false;
    await replaceRecoveryCodesWithin(transaction, { user, recoveryHashes });
    await endSessionsWithin(transaction, { user, except: keep.sid });
    await forgetDevicesWithin(transaction, { user, except: keep.device });
    await announceAccessChange(transaction, { user });
    return true;
  });
}

/** Takes the code of a step, once; `false` where it, or a later one, was taken before. */
export async function spendStep(
  db: Database,
  spent: { user: UserId; step: number },
): Promise<boolean> {
  const taken = await db.prisma.secondFactor.updateMany({
    where: { userId: spent.user, confirmedAt: { not: null }, lastStep: { lt: spent.step } },
    data: { lastStep: spent.step },
  });
  return taken.count === 1;
}

/** Takes a recovery code, once; `false` where there is none such. */
export async function spendRecoveryCode(
  db: Database,
  spent: { user: UserId; codeHash: string },
): Promise<boolean> {
  const taken = await db.prisma.recoveryCode.deleteMany({
    where: { userId: spent.user, codeHash: spent.codeHash },
  });
  return taken.count === 1;
}

export async function countRecoveryCodes(db: Database, scope: { user: UserId }): Promise<number> {
  return db.prisma.recoveryCode.count({ where: { userId: scope.user } });
}

/** Puts new recovery codes in the place of those that are left. */
export async function replaceRecoveryCodes(
  db: Database,
  codes: { user: UserId; recoveryHashes: readonly string[] },
): Promise<void> {
  await db.prisma.$transaction(async (transaction) => {
    // Of two renewals at once the later one's codes are left.
    await lockPerson(transaction, codes.user);
    await replaceRecoveryCodesWithin(transaction, codes);
  });
}

async function replaceRecoveryCodesWithin(
  transaction: Prisma.TransactionClient,
  { user, recoveryHashes }: { user: UserId; recoveryHashes: readonly string[] },
): Promise<void> {
  await transaction.recoveryCode.deleteMany({ where: { userId: user } });
  await transaction.recoveryCode.createMany({
    data: recoveryHashes.map((codeHash) => ({ userId: user, codeHash })),
  });
}

/** From now on no code is asked for; rooms of teams that require one close to the person. */
export async function removeSecondFactor(db: Database, scope: { user: UserId }): Promise<void> {
  await db.prisma.$transaction((transaction) => removeSecondFactorWithin(transaction, scope));
}

/** The same inside a transaction that does more. */
export async function removeSecondFactorWithin(
  transaction: Prisma.TransactionClient,
  { user }: { user: UserId },
): Promise<void> {
  await transaction.secondFactor.deleteMany({ where: { userId: user } });
  await transaction.recoveryCode.deleteMany({ where: { userId: user } });
  await announceAccessChange(transaction, { user });
}
