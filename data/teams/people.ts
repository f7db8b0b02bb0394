import type { Person, PersonColour } from "@/contract/common";
import type { UserId } from "@/domain/ids";
import type { Database } from "../database";

/**
 * Those people by id, as everybody may know them, in the order of their ids: also who has left the team, and, under a
 * pseudonym that stays the same, who has deleted their account.
 */
export async function listPeople(
  db: Database,
  scope: { ids: readonly string[] },
): Promise<Person[]> {
  const rows = await db.prisma.$queryRaw<{ id: string; name: string; colour: string }[]>`
    SELECT id, name, colour FROM "user" WHERE id = ANY(${scope.ids})
    UNION ALL
    SELECT user_id, 'Former member ' || number, 'slate' FROM former_member
    WHERE user_id = ANY(${scope.ids})
    ORDER BY id`;
  return rows.map(({ id, name, colour }) => ({
    id: id as UserId,
    name,
    colour: colour as PersonColour,
  }));
}
