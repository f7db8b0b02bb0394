import type { TeamId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";

/**
 * Lets the transactions that change a team's members, labels or life run one after another, until this one ends.
 * `false` where there is no such team, or it was deleted.
 */
export async function lockTeam(
  transaction: Prisma.TransactionClient,
  team: TeamId,
): Promise<boolean> {
  // NO KEY UPDATE: rows that refer to the team may still be written meanwhile.
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM team WHERE id = ${team} AND deleted_at IS NULL FOR NO KEY UPDATE`;
  return rows.length > 0;
}
