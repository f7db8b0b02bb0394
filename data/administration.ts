import { MAX_PERSON_NAME } from "@/contract/common";
import type { Role } from "@/domain/access/roles";
import type { TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { announceAccessChange } from "./access-events";
import type { Database } from "./database";
import { lockTeam } from "./teams/lock-team";
import { toDistinctName } from "./teams/look-alikes";
import { listOtherNames, lockPerson } from "./teams/member-names";

/** An account as whoever runs the server sees it. */
export type KnownPerson = {
  id: UserId;
  name: string;
  email: string;
  createdAt: Date;
  /** When one of their browsers was last seen; `null` where none is signed in. */
  lastSeenAt: Date | null;
  /** Browsers that are signed in. */
  sessions: number;
  memberships: { team: string; role: Role }[];
};

/** Everybody who has an account, by address. */
export async function listPeople(db: Database, scope: { now: Date }): Promise<KnownPerson[]> {
  const rows = await db.prisma.user.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      createdAt: true,
      sessions: { where: { expiresAt: { gt: scope.now } }, select: { lastSeenAt: true } },
      memberships: {
        where: { team: { deletedAt: null } },
        select: { role: true, team: { select: { name: true } } },
        orderBy: { team: { name: "asc" } },
      },
    },
    orderBy: { email: "asc" },
  });
  return rows.map(({ id, sessions, memberships, ...person }) => ({
    ...person,
    id: id as UserId,
    lastSeenAt: newest(sessions.map(({ lastSeenAt }) => lastSeenAt)),
    sessions: sessions.length,
    memberships: memberships.map(({ team, role }) => ({ team: team.name, role })),
  }));
}

/** The teams that live, by name. */
export async function listLivingTeams(db: Database): Promise<{ id: TeamId; name: string }[]> {
  const rows = await db.prisma.team.findMany({
    where: { deletedAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name }) => ({ id: id as TeamId, name }));
}

/**
 * Makes somebody an owner of a team, as whoever runs the server may: also where they were no member of it. Returns what
 * they are called from then on: a number tells newcomers apart from a member whose name looks like theirs.
 */
export async function nameOwner(
  db: Database,
  naming: { team: TeamId; user: UserId },
): Promise<Result<string, "no-such-team">> {
  const { team, user } = naming;
  return db.prisma.$transaction(async (transaction) => {
    const name = (await lockPerson(transaction, user))?.name ?? "";
    if (!(await lockTeam(transaction, team))) return refuse("no-such-team");
    const isMember =
      (await transaction.membership.count({ where: { teamId: team, userId: user } })) > 0;
    const others = isMember ? [] : await listOtherNames(transaction, { teams: [team], user });
    const free = toDistinctName(name, others, MAX_PERSON_NAME);
    if (free !== name) await transaction.user.update({ where: { id: user }, data: { name: free } });
    await transaction.membership.upsert({
      where: { teamId_userId: { teamId: team, userId: user } },
      create: { teamId: team, userId: user, role: "owner" },
      update: { role: "owner" },
    });
    await announceAccessChange(transaction, { user, team });
    return ok(free);
  });
}

function newest(times: readonly Date[]): Date | null {
  const latest = Math.max(...times.map((time) => time.getTime()));
  return Number.isFinite(latest) ? new Date(latest) : null;
}
