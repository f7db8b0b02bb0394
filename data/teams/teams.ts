import {
  formerWordsSchema,
  type FormerWords,
  type PastKeptDays,
  type Team,
} from "@/contract/teams";
import type { ReadableTeam } from "@/domain/access/readable";
import { may } from "@/domain/access/permissions";
import { ROLES } from "@/domain/access/roles";
import type { TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Prisma } from "@/generated/prisma/client";
import { announceAccessChange } from "../access-events";
import type { Database } from "../database";
import { readableTeam } from "../readable";
import { LETS_IN, LETTING_IN, letsIn } from "../accounts/second-factor";

/** A team as one of its members sees it. */
export type OwnTeam = Team & { id: ReadableTeam };

/** The teams that somebody is in, by name. */
export async function listTeams(db: Database, scope: { user: UserId }): Promise<OwnTeam[]> {
  const rows = await db.prisma.membership.findMany({
    where: { userId: scope.user, team: { deletedAt: null } },
    include: { team: { include: { _count: COUNTS } }, user: LETTING_IN.user },
    orderBy: [{ team: { name: "asc" } }, { teamId: "asc" }],
  });
  return rows.map((row) => ({
    id: readableTeam(row.team.id as TeamId),
    name: row.team.name,
    role: row.role,
    members: row.team._count.memberships,
    reports: row.team._count.reports,
    formerWords: formerWordsSchema.parse(row.team.formerWords),
    requiresSecondFactor: row.team.requiresSecondFactor,
    pastKeptDays: row.team.pastKeptDays,
    letsIn: letsIn(row),
  }));
}

/** A team as one of its members sees it; `null` to everybody else. */
export async function findTeam(
  db: Database,
  scope: { team: TeamId; user: UserId },
): Promise<OwnTeam | null> {
  const teams = await listTeams(db, { user: scope.user });
  return teams.find((team) => team.id === scope.team) ?? null;
}

/**
 * Whether somebody may found another team: who runs one, or ran one that was deleted. Others ask for an invitation,
 * so that an open identity provider does not make the server a place for everybody's teams.
 */
export async function mayFoundTeam(db: Database, scope: { user: UserId }): Promise<boolean> {
  const running = ROLES.filter((role) => may(role, "team.edit"));
  const where = { userId: scope.user, role: { in: running } };
  return (await db.prisma.membership.count({ where })) > 0;
}

/** Says what becomes of the words of who deletes their account, from now on. */
export async function setFormerWords(
  db: Database,
  change: { team: ReadableTeam; formerWords: FormerWords },
): Promise<void> {
  const { team, formerWords } = change;
  await db.prisma.team.update({ where: { id: team }, data: { formerWords } });
}

/** Says for how long the past of a team's rooms is kept, from now on; what is older goes within the hour. */
export async function setPastKeptDays(
  db: Database,
  change: { team: ReadableTeam; pastKeptDays: PastKeptDays },
): Promise<void> {
  const { team, pastKeptDays } = change;
  await db.prisma.team.update({ where: { id: team }, data: { pastKeptDays } });
}

export async function renameTeam(
  db: Database,
  change: { team: ReadableTeam; name: string },
): Promise<void> {
  await db.prisma.team.update({ where: { id: change.team }, data: { name: change.name } });
}

/** Has a team ask its members for a second factor, or not any more; every open window of it is judged afresh. */
export async function requireSecondFactor(
  db: Database,
  change: { team: ReadableTeam; required: boolean },
): Promise<void> {
  const { team, required } = change;
  await db.prisma.$transaction(async (transaction) => {
    await transaction.team.update({
      where: { id: team },
      data: { requiresSecondFactor: required },
    });
    await announceAccessChange(transaction, { team });
  });
}

/** Hides a team and all that is in it, until it is restored; every open window of it closes. */
export async function deleteTeam(
  db: Database,
  scope: { team: ReadableTeam; now: Date },
): Promise<void> {
  await db.prisma.$transaction(async (transaction) => {
    await transaction.team.updateMany({
      where: { id: scope.team, deletedAt: null },
      data: { deletedAt: scope.now },
    });
    await announceAccessChange(transaction, { team: scope.team });
  });
}

/** Brings a team back as it was; of one that stands, nothing changes. */
export async function restoreTeam(
  db: Database,
  scope: { team: TeamId; user: UserId },
): Promise<Result<null, "not-a-member" | "not-permitted">> {
  const member = await db.prisma.membership.findFirst({
    where: { teamId: scope.team, userId: scope.user, ...LETS_IN },
    select: { role: true },
  });
  if (!member) return refuse("not-a-member");
  if (!may(member.role, "team.delete")) return refuse("not-permitted");
  await db.prisma.team.update({ where: { id: scope.team }, data: { deletedAt: null } });
  return ok(null);
}

const COUNTS = {
  select: { memberships: true, reports: { where: { deletedAt: null } } },
} satisfies Prisma.TeamInclude["_count"];
