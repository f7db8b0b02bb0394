import type { TeamId, UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";

/**
 * Lets what changes a person's name or memberships run one after another, until the transaction ends. Comes before
 * any lock of a team. `null` where there is no such person.
 */
export async function lockPerson(
  transaction: Prisma.TransactionClient,
  user: UserId,
): Promise<{ name: string; hasPassword: boolean } | null> {
  const rows = await transaction.$queryRaw<{ name: string; hasPassword: boolean }[]>`
    SELECT name, password_hash IS NOT NULL AS "hasPassword" FROM "user"
    WHERE id = ${user} FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

/** Lists the names of the other members of these teams. Call it while the teams are locked. */
export async function listOtherNames(
  transaction: Prisma.TransactionClient,
  scope: { teams: readonly TeamId[]; user: UserId | null },
): Promise<string[]> {
  const { teams, user } = scope;
  const rows = await transaction.user.findMany({
    where: {
      memberships: { some: { teamId: { in: [...teams] } } },
      ...(user !== null && { id: { not: user } }),
    },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}
