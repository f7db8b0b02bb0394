import type { Author } from "@/contract/common";
import type { ReadableReport } from "@/domain/access/readable";
import { writtenName } from "@/domain/annotation/former-member";
import type { UserId } from "@/domain/ids";
import type { Database } from "../database";
import { itemsOf } from "../stored-json";
import { listPeople } from "../teams/people";
import { FIND_PEOPLE } from "../read-model/report-tables";

/** Everybody who has done something in a report that is shown with their name, wherever they are now. */
export async function listAuthors(
  db: Database,
  scope: { report: ReadableReport },
): Promise<Author[]> {
  const { report } = scope;
  const { rows } = await db.pool.query<{ id: string | null }>(
    `${FIND_PEOPLE}
     UNION SELECT reaction->>'by' FROM comment, jsonb_array_elements(${itemsOf("reactions")}) AS reaction
           WHERE report_id = $1`,
    [report],
  );
  return listPeople(db, { ids: rows.flatMap(({ id }) => (id ? [id] : [])) });
}

/**
 * The names of those among these people who are members of the report's team or have made something in the report: of
 * others, nobody there is told.
 */
export async function listKnownNames(
  db: Database,
  scope: { report: ReadableReport; ids: readonly UserId[] },
): Promise<ReadonlyMap<UserId, string>> {
  const { report } = scope;
  const ids = [...new Set(scope.ids)];
  if (ids.length === 0) return new Map();
  const rows = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT membership.user_id AS id FROM membership
    JOIN report ON report.team_id = membership.team_id
    WHERE report.id = ${report} AND membership.user_id = ANY(${ids})
    UNION SELECT creator_id FROM annotation
          WHERE report_id = ${report} AND creator_id = ANY(${ids})
    UNION SELECT creator_id FROM comment WHERE report_id = ${report} AND creator_id = ANY(${ids})`;
  const people = await listPeople(db, { ids: rows.map(({ id }) => id) });
  return new Map(people.map((person) => [person.id, writtenName(person)]));
}
