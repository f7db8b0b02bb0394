import { MAX_PERSON_NAME } from "@/contract/common";
import type { Role } from "@/domain/access/roles";
import type { TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Prisma } from "@/generated/prisma/client";
import { announceAccessChange } from "../access-events";
import type { Database } from "../database";
import { stateOf, type InvitationState } from "./invitations";
import { lockTeam } from "./lock-team";
import { toDistinctName } from "./look-alikes";
import { listOtherNames, lockPerson } from "./member-names";
import { hashToken } from "../accounts/token";
import { listPeople } from "./people";
import { addUser, type NewUser } from "../accounts/users";
import { isUniqueViolation } from "../violations";

export type Guest = { kind: "existing"; user: UserId } | ({ kind: "new" } & NewUser);

export type Accepted = { user: UserId; team: TeamId; role: Role };

export type AcceptRefusal =
  "no-such-invitation" | "email-taken" | "name-taken" | Exclude<InvitationState, "usable">;

/** Describes an invitation to whoever has its link; `null` if no such link was ever made. */
export async function previewInvitation(
  db: Database,
  link: { token: string; now: Date },
): Promise<{ teamName: string; role: Role; invitedBy: string; state: InvitationState } | null> {
  const row = await db.prisma.invitation.findFirst({
    where: { tokenHash: hashToken(link.token), team: { deletedAt: null } },
    include: { team: { select: { name: true } } },
  });
  if (!row) return null;
  const [inviter] = await listPeople(db, { ids: [row.createdById] });
  return {
    teamName: row.team.name,
    role: row.role,
    invitedBy: inviter?.name ?? "",
    state: stateOf(row, link.now),
  };
}

/**
 * Joins somebody to the team of an invitation, making their account where they have none. Of several who use the last
 * use at once exactly one gets in. Who is a member already stays what they are, and no use is counted.
 */
export async function acceptInvitation(
  db: Database,
  acceptance: { token: string; guest: Guest; now: Date },
): Promise<Result<Accepted, AcceptRefusal>> {
  try {
    return await db.prisma.$transaction((transaction) => accept(transaction, acceptance));
  } catch (error) {
    if (isUniqueViolation(error, "email")) return refuse("email-taken");
    throw error;
  }
}

async function accept(
  transaction: Prisma.TransactionClient,
  { token, guest, now }: { token: string; guest: Guest; now: Date },
): Promise<Result<Accepted, AcceptRefusal>> {
  const where = { tokenHash: hashToken(token) };
  const person = guest.kind === "existing" ? await lockPerson(transaction, guest.user) : null;
  const team = (await transaction.invitation.findUnique({ where }))?.teamId as TeamId | undefined;
  if (!team || !(await lockTeam(transaction, team))) return refuse("no-such-invitation");
  const row = await transaction.invitation.findUniqueOrThrow({ where });
  if (guest.kind === "existing") {
    const member = await transaction.membership.findUnique({
      where: { teamId_userId: { teamId: team, userId: guest.user } },
    });
    if (member) return ok({ user: guest.user, team, role: member.role });
  }
  const state = stateOf(row, now);
  if (state !== "usable") return refuse(state);
  const isNamed = guest.kind === "new" || (person?.hasPassword ?? false);
  const name = guest.kind === "new" ? guest.name : (person?.name ?? "");
  const scope = { teams: [team], user: guest.kind === "existing" ? guest.user : null };
  const free = toDistinctName(name, await listOtherNames(transaction, scope), MAX_PERSON_NAME);
  // Who has a password has chosen the name too, and is asked; others were given one by their provider or mailbox.
  if (isNamed && free !== name) return refuse("name-taken");
  // The team is locked, so nobody else uses the invitation between the look and the count.
  await transaction.invitation.update({ where, data: { uses: { increment: 1 } } });
  const user = guest.kind === "existing" ? guest.user : await addUser(transaction, guest);
  if (free !== name) await transaction.user.update({ where: { id: user }, data: { name: free } });
  await transaction.membership.create({ data: { teamId: team, userId: user, role: row.role } });
  await announceAccessChange(transaction, { user, team });
  return ok({ user, team, role: row.role });
}
