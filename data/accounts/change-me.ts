import type { PersonColour } from "@/contract/common";
import type { Settings } from "@/contract/people";
import type { TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { lockTeam } from "../teams/lock-team";
import { looksLike } from "../teams/look-alikes";
import { STORED_SETTINGS } from "./stored-settings";
import { listOtherNames, lockPerson } from "../teams/member-names";

type Change = {
  user: UserId;
  name?: string | undefined;
  colour?: PersonColour | undefined;
  settings?: Settings | undefined;
};

/**
 * Changes what is named; settings are merged into those there are. A new name is refused where somebody in one of
 * their teams has one that looks the same; what they are called already, they may go on being called.
 */
export async function changeMe(db: Database, change: Change): Promise<Result<null, "name-taken">> {
  const { user, name, colour = null, settings = {} } = change;
  return db.prisma.$transaction(async (transaction) => {
    if (name !== undefined && (await isTaken(transaction, user, name))) return refuse("name-taken");
    await transaction.$executeRaw`
      UPDATE "user"
      SET name = coalesce(${name ?? null}, name),
          colour = coalesce(${colour}, colour),
          settings = settings || ${JSON.stringify(STORED_SETTINGS.write(settings))}::jsonb
      WHERE id = ${user}`;
    return ok(null);
  });
}

/** Asked with all their teams locked, so that nobody joins or is renamed to the same meanwhile. */
async function isTaken(
  transaction: Prisma.TransactionClient,
  user: UserId,
  name: string,
): Promise<boolean> {
  if ((await lockPerson(transaction, user))?.name === name) return false;
  const memberships = await transaction.membership.findMany({
    where: { userId: user },
    select: { teamId: true },
    // In one order for everybody, so that no two wait for each other.
    orderBy: { teamId: "asc" },
  });
  const teams = memberships.map(({ teamId }) => teamId as TeamId);
  for (const team of teams) await lockTeam(transaction, team);
  const others = await listOtherNames(transaction, { teams, user });
  return others.some((other) => looksLike(other, name));
}
