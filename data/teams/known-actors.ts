import type { ReadableTeam } from "@/domain/access/readable";
import { fitsCountry } from "@/domain/actors/fits-country";
import type { KnownActor } from "@/domain/statements/proposal";
import type { Database } from "../database";

/** The names under which a team knows its actors, as recognising them needs them; a code only where it fits the name. */
export async function listKnownActors(
  db: Database,
  scope: { team: ReadableTeam },
): Promise<KnownActor[]> {
  const rows = await db.prisma.actor.findMany({
    where: { teamId: scope.team, deletedAt: null },
    select: { name: true, kind: true, isoA3: true, aliases: true, groups: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({
    ...row,
    kind: row.kind as KnownActor["kind"],
    isoA3: row.isoA3 !== null && fitsCountry(row.name, row.isoA3) ? row.isoA3 : null,
  }));
}
