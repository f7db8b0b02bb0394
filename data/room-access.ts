import type { Role } from "@/domain/access/roles";
import type { ReportId, TeamId, UserId } from "@/domain/ids";
import type { Database } from "./database";
import type { Queryable } from "./journal";

/** Who somebody is in a report's room. */
export type RoomAccess = { team: TeamId; role: Role; name: string; colour: string };

/** `null` where the report, or its team, was deleted, or is not this person's. */
export async function findRoomAccess(
  db: Database,
  scope: { report: ReportId; user: UserId },
): Promise<RoomAccess | null> {
  const row = await db.prisma.membership.findFirst({
    where: {
      userId: scope.user,
      team: { deletedAt: null, reports: { some: { id: scope.report, deletedAt: null } } },
    },
    select: { teamId: true, role: true, user: { select: { name: true, colour: true } } },
  });
  return row ? { team: row.teamId as TeamId, role: row.role, ...row.user } : null;
}

/** The texts of a report's editions by number; they never change. */
export async function loadEditionTexts(
  db: Queryable,
  scope: { report: ReportId },
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.query<{ number: number; text: string }>(
    "SELECT number, text FROM edition WHERE report_id = $1",
    [scope.report],
  );
  return new Map(rows.map(({ number, text }) => [number, text]));
}
