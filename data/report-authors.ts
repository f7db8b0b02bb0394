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
