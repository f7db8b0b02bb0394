import type { PersonColour } from "@/contract/common";
import type { Member } from "@/contract/teams";
import type { ReadableTeam } from "@/domain/access/readable";
import { may, mayGrant } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import type { TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Prisma } from "@/generated/prisma/client";
import { announceAccessChange } from "../access-events";
import type { Database } from "../database";
import { revokeInvitationsBeyond } from "./invitations";
import { lockTeam } from "./lock-team";
import { readableTeam } from "../readable";
import { LETS_IN_SQL } from "../accounts/second-factor";
import type { Queryable } from "../transaction";

export type MemberRefusal = "not-a-member" | "not-permitted" | "last-owner";

/** What somebody is in a team, and whether it lets them in: it may ask for a second factor that they do not have. */
export type Standing = { role: Role; letIn: boolean };

/** Most requests ask: prepared, for the same reason as in `sessions.ts`. */
const STANDING = {
  name: "team-standing",
  text: `SELECT membership.role, ${LETS_IN_SQL} AS "letIn"
         FROM membership
         JOIN team ON team.id = membership.team_id AND team.deleted_at IS NULL
         WHERE membership.team_id = $1 AND membership.user_id = $2`,
};

/** Somebody's standing in a team that lives; `null` where they are nothing. */
export async function findStanding(
  db: Queryable,
  { team, user }: { team: TeamId; user: UserId },
): Promise<(Standing & { team: ReadableTeam }) | null> {
  const { rows } = await db.query<Standing>({ ...STANDING, values: [team, user] });
  const [standing] = rows;
  return standing ? { ...standing, team: readableTeam(team) } : null;
}

/**
 * Everybody in the team, in the order in which they joined, as one of them sees it: addresses are for those who manage
 * members, and for oneself.
 */
export async function listMembers(
  db: Database,
  scope: { team: ReadableTeam; seenBy: { user: UserId; role: Role } },
): Promise<Member[]> {
  const { user: me, role: seeing } = scope.seenBy;
  const rows = await db.prisma.membership.findMany({
    where: { teamId: scope.team },
    include: { user: { select: { id: true, name: true, email: true, colour: true } } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  return rows.map((row) => ({
    id: row.user.id as UserId,
    name: row.user.name,
    email: row.userId === me || may(seeing, "member.change") ? row.user.email : null,
    colour: row.user.colour as PersonColour,
    role: row.role,
    joinedAt: row.createdAt.toISOString(),
  }));
}

/**
 * Gives a member another role. Nobody reaches above their own role, and a team keeps an owner; both are judged under
 * the team's lock, so that two changes at once cannot undo what each of them relied on.
 */
export async function changeRole(
  db: Database,
  change: { team: ReadableTeam; by: UserId; member: UserId; role: Role },
): Promise<Result<null, MemberRefusal>> {
  const { team, by, member, role } = change;
  return db.prisma.$transaction(async (transaction) => {
    const found = await lockMembers(transaction, team, by, member);
    if (!found.ok) return found;
    const { acting, before } = found.value;
    if (!mayGrant(acting, before) || !mayGrant(acting, role)) return refuse("not-permitted");
    if (before === role) return ok(null);
    if (await isLastOwner(transaction, team, before)) return refuse("last-owner");
    await transaction.membership.update({
      where: { teamId_userId: { teamId: team, userId: member } },
      data: { role },
    });
    await revokeInvitationsBeyond(transaction, { team, by: member, role });
    await announceAccessChange(transaction, { user: member, team });
    return ok(null);
  });
}

/** Takes a member out of the team; everybody may take out themselves, but the last owner stays. */
export async function removeMember(
  db: Database,
  removal: { team: ReadableTeam; by: UserId; member: UserId },
): Promise<Result<null, MemberRefusal>> {
  const { team, by, member } = removal;
  return db.prisma.$transaction(async (transaction) => {
    const found = await lockMembers(transaction, team, by, member);
    if (!found.ok) return found;
    const { acting, before } = found.value;
    if (by !== member && !mayGrant(acting, before)) return refuse("not-permitted");
    if (await isLastOwner(transaction, team, before)) return refuse("last-owner");
    await transaction.membership.delete({
      where: { teamId_userId: { teamId: team, userId: member } },
    });
    await revokeInvitationsBeyond(transaction, { team, by: member, role: null });
    await announceAccessChange(transaction, { user: member, team });
    return ok(null);
  });
}

/** The roles of who acts and of who is acted on, as they are while the team is locked. */
async function lockMembers(
  transaction: Prisma.TransactionClient,
  team: TeamId,
  by: UserId,
  member: UserId,
): Promise<Result<{ acting: Role; before: Role }, MemberRefusal>> {
  if (!(await lockTeam(transaction, team))) return refuse("not-a-member");
  const rows = await transaction.membership.findMany({
    where: { teamId: team, userId: { in: [by, member] } },
    select: { userId: true, role: true },
  });
  const acting = rows.find((row) => row.userId === by)?.role;
  const before = rows.find((row) => row.userId === member)?.role;
  if (!acting || !before) return refuse("not-a-member");
  return by === member || may(acting, "member.change")
    ? ok({ acting, before })
    : refuse("not-permitted");
}

async function isLastOwner(
  transaction: Prisma.TransactionClient,
  team: TeamId,
  role: Role,
): Promise<boolean> {
  if (role !== "owner") return false;
  return (await transaction.membership.count({ where: { teamId: team, role: "owner" } })) === 1;
}
