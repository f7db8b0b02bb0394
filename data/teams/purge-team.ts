import type { TeamId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import { eraseReadModels } from "../read-model/report-tables";

/** Erases a team with its reports, their files and their journals. Nothing brings it back. */
export async function purgeTeam(
  transaction: Prisma.TransactionClient,
  scope: { team: TeamId },
): Promise<void> {
  const { team } = scope;
  const reports = await transaction.report.findMany({
    where: { teamId: team },
    select: { id: true },
  });
  const where = { reportId: { in: reports.map(({ id }) => id) } };
  // What is derived from a journal hangs on no report by a key of the database.
  await transaction.room.deleteMany({ where: { teamId: team } });
  await eraseReadModels(
    transaction,
    reports.map(({ id }) => id),
  );
  await transaction.carried.deleteMany({ where });
  await transaction.threadRead.deleteMany({ where });
  await transaction.team.delete({ where: { id: team } });
}
