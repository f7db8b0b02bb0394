import type { INVITATION_STATES, Invitation } from "@/contract/teams";
import type { ReadableTeam } from "@/domain/access/readable";
import { may, mayGrant } from "@/domain/access/permissions";
import { ROLES, type Role } from "@/domain/access/roles";
import type { InvitationId, TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Invitation as Row, Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { lockTeam } from "./lock-team";
import { newId } from "../new-id";
import { LETS_IN } from "../accounts/second-factor";
import { hashToken, newToken } from "../accounts/token";

export type InvitationState = (typeof INVITATION_STATES)[number];

export type NewInvitation = {
  team: TeamId;
  by: UserId;
  role: Role;
  note: string;
  maxUses: number;
  now: Date;
  expiresAt: Date;
};

/**
 * Makes an invitation; its token is returned here and never again. Whether the person may is judged under the team's
 * lock: an invitation made while its maker is being demoted would outlive the right to make it.
 */
export async function addInvitation(
  db: Database,
  draft: NewInvitation,
): Promise<Result<Invitation & { token: string }, "not-permitted">> {
  const token = newToken();
  return db.prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, draft.team);
    const member = await transaction.membership.findFirst({
      where: { teamId: draft.team, userId: draft.by, team: { deletedAt: null }, ...LETS_IN },
      select: { role: true },
    });
    if (!member || !may(member.role, "member.invite") || !mayGrant(member.role, draft.role)) {
      return refuse("not-permitted");
    }
    const row = await transaction.invitation.create({
      data: {
        id: newId<"invitation">(),
        teamId: draft.team,
        tokenHash: hashToken(token),
        role: draft.role,
        note: draft.note,
        createdById: draft.by,
        createdAt: draft.now,
        expiresAt: draft.expiresAt,
        maxUses: draft.maxUses,
      },
    });
    return ok({ ...toInvitation(row, draft.now), token });
  });
}

/** All of a team's invitations, newest first. */
export async function listInvitations(
  db: Database,
  scope: { team: ReadableTeam; now: Date },
): Promise<Invitation[]> {
  const rows = await db.prisma.invitation.findMany({
    where: { teamId: scope.team },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => toInvitation(row, scope.now));
}

/** Which team an invitation is for and which role it gives; `null` also where the team was deleted. */
export async function findInvitation(
  db: Database,
  scope: { invitation: InvitationId },
): Promise<{ team: TeamId; role: Role } | null> {
  const row = await db.prisma.invitation.findFirst({
    where: { id: scope.invitation, team: { deletedAt: null } },
    select: { teamId: true, role: true },
  });
  return row ? { team: row.teamId as TeamId, role: row.role } : null;
}

/** Revoking twice changes nothing. */
export async function revokeInvitation(
  db: Database,
  scope: { invitation: InvitationId; now: Date },
): Promise<void> {
  await db.prisma.invitation.updateMany({
    where: { id: scope.invitation, revokedAt: null },
    data: { revokedAt: scope.now },
  });
}

/**
 * Revokes the open invitations that somebody made and could not make today (`role` is what they are now, `null` where
 * they left): else a link kept in a drawer would bring back a right that was taken away.
 */
export async function revokeInvitationsBeyond(
  transaction: Prisma.TransactionClient,
  scope: { team: TeamId; by: UserId; role: Role | null },
): Promise<void> {
  const { role } = scope;
  const beyond = ROLES.filter((granted) => role === null || !mayGrant(role, granted));
  await transaction.invitation.updateMany({
    where: {
      teamId: scope.team,
      createdById: scope.by,
      revokedAt: null,
      role: { in: beyond },
    },
    data: { revokedAt: new Date() },
  });
}

export function stateOf(
  row: Pick<Row, "revokedAt" | "expiresAt" | "uses" | "maxUses">,
  now: Date,
): InvitationState {
  if (row.revokedAt) return "revoked";
  if (row.uses >= row.maxUses) return "used-up";
  return row.expiresAt <= now ? "expired" : "usable";
}

function toInvitation(row: Row, now: Date): Invitation {
  return {
    id: row.id as InvitationId,
    role: row.role,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    uses: row.uses,
    maxUses: row.maxUses,
    state: stateOf(row, now),
  };
}
