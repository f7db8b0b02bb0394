import type { TeamId, UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import { announceAccessChange } from "../access-events";
import { LARGE_WRITE, type Database } from "../database";
import { revokeInvitationsBeyond } from "../teams/invitations";
import { lockTeam } from "../teams/lock-team";
import { lockPerson } from "../teams/member-names";
import { purgeTeam } from "../teams/purge-team";

/** `last-owner`: these teams, by name, have other members and would be left without an owner. */
export type AccountDeletion = { kind: "deleted" } | { kind: "last-owner"; teams: string[] };

/**
 * Erases somebody: their account with address, password, identities, sessions and memberships. What they wrote keeps
 * their id, which from then on is the number of a former member. A team with nobody else in it goes with them.
 */
export async function deleteAccount(
  db: Database,
  scope: { user: UserId; now: Date },
): Promise<AccountDeletion> {
  return db.prisma.$transaction((transaction) => deleteWithin(transaction, scope), LARGE_WRITE);
}

/** The teams that keep somebody from deleting their account, by name; asked again when it is done. */
export async function listTeamsHeld(db: Database, scope: { user: UserId }): Promise<string[]> {
  const teams = await findTeams(db.prisma, scope.user);
  return teams.filter(isHeld).map(({ name }) => name);
}

async function deleteWithin(
  transaction: Prisma.TransactionClient,
  { user, now }: { user: UserId; now: Date },
): Promise<AccountDeletion> {
  await lockPerson(transaction, user);
  for (const { id } of await findTeams(transaction, user)) await lockTeam(transaction, id);
  // Anew, since nobody comes or goes any more.
  const teams = await findTeams(transaction, user);
  const held = teams.filter(isHeld);
  if (held.length > 0) return { kind: "last-owner", teams: held.map(({ name }) => name) };
  for (const team of teams) {
    if (team.others === 0) await purgeTeam(transaction, { team: team.id });
    else await revokeInvitationsBeyond(transaction, { team: team.id, by: user, role: null });
  }
  await forgetTraces(transaction, user);
  await transaction.formerMember.create({ data: { userId: user, deletedAt: now } });
  await transaction.user.delete({ where: { id: user } });
  await announceAccessChange(transaction, { user });
  return { kind: "deleted" };
}

/** What names a person and hangs on their account by no key of the database. */
async function forgetTraces(transaction: Prisma.TransactionClient, user: UserId): Promise<void> {
  const { email } = await transaction.user.findUniqueOrThrow({
    where: { id: user },
    select: { email: true },
  });
  await transaction.verificationToken.deleteMany({ where: { identifier: email } });
  await transaction.threadRead.deleteMany({ where: { userId: user } });
  await transaction.job.deleteMany({ where: { userId: user } });
}

type OwnTeam = { id: TeamId; name: string; isLive: boolean; isOnlyOwner: boolean; others: number };

/** In one order for everybody, so that no two wait for each other. */
async function findTeams(prisma: Prisma.TransactionClient, user: UserId): Promise<OwnTeam[]> {
  const rows = await prisma.team.findMany({
    where: { memberships: { some: { userId: user } } },
    include: { memberships: { select: { userId: true, role: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, name, deletedAt, memberships }) => {
    const owners = memberships.filter(({ role }) => role === "owner");
    return {
      id: id as TeamId,
      name,
      isLive: deletedAt === null,
      isOnlyOwner: owners.length === 1 && owners[0]?.userId === user,
      others: memberships.length - 1,
    };
  });
}

function isHeld({ isLive, isOnlyOwner, others }: OwnTeam): boolean {
  return isLive && isOnlyOwner && others > 0;
}
