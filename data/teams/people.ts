import type { Author, PersonColour } from "@/contract/common";
import type { UserId } from "@/domain/ids";
import type { Database } from "../database";

type Row = { id: string; colour: string } & (
  { name: string; former: null } | { name: null; former: number }
);

/**
 * Those people by id, as everybody may know them, in the order of their ids: also who has left the team, and, by a
 * number that stays the same, who has deleted their account.
 */
export async function listPeople(
  db: Database,
  scope: { ids: readonly string[] },
): Promise<Author[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT id, name, colour, NULL::int AS former FROM "user" WHERE id = ANY(${scope.ids})
    UNION ALL
    SELECT user_id, NULL, 'slate', number FROM former_member WHERE user_id = ANY(${scope.ids})
    ORDER BY id`;
  return rows.map((row) => ({
    ...row,
    id: row.id as UserId,
    colour: row.colour as PersonColour,
  }));
}
