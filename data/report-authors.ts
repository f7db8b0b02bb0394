import type { Person, PersonColour } from "@/contract/common";
import type { ReportId, UserId } from "@/domain/ids";
import type { Database } from "./database";

/** Everybody who made an annotation or a comment in a report, also those who have left the team since. */
export async function listAuthors(db: Database, scope: { report: ReportId }): Promise<Person[]> {
  const rows = await db.prisma.$queryRaw<{ id: string; name: string; colour: string }[]>`
    SELECT id, name, colour FROM "user"
    WHERE id IN (
      SELECT creator_id FROM annotation WHERE report_id = ${scope.report}
      UNION SELECT creator_id FROM comment WHERE report_id = ${scope.report}
    )
    ORDER BY id`;
  return rows.map(({ id, name, colour }) => ({
    id: id as UserId,
    name,
    colour: colour as PersonColour,
  }));
}

/** The names of the team's members and of everybody who made something in the report. */
export async function listKnownNames(
  db: Database,
  scope: { report: ReportId },
): Promise<ReadonlyMap<UserId, string>> {
  const rows = await db.prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM "user"
    WHERE id IN (
      SELECT membership.user_id FROM membership
      JOIN report ON report.team_id = membership.team_id WHERE report.id = ${scope.report}
      UNION SELECT creator_id FROM annotation WHERE report_id = ${scope.report}
      UNION SELECT creator_id FROM comment WHERE report_id = ${scope.report}
    )`;
  return new Map(rows.map(({ id, name }) => [id as UserId, name]));
}
