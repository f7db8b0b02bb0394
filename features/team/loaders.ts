import { cache } from "react";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Invitation, Label, Member } from "@/contract/teams";
import { previewInvitation } from "@/data/teams/accept-invitation";
import { getDatabase } from "@/data/database";
import { listInvitations } from "@/data/teams/invitations";
import { listLabels } from "@/data/teams/labels";
import { listMembers } from "@/data/teams/members";
import { findTeam, listTeams, mayFoundTeam, type OwnTeam } from "@/data/teams/teams";
import { may } from "@/domain/access/permissions";
import { parseId, type TeamId, type UserId } from "@/domain/ids";
import { leadToSecondFactor } from "@/features/accounts/loaders";
import { readLastTeam } from "./last-team";

/**
 * A team as `user` sees it. What does not exist and what is not theirs is the same "not found"; who needs a second
 * factor for it is led to set one up.
 */
export const loadTeam = cache(async (raw: string, user: UserId): Promise<OwnTeam> => {
  const team = parseId<"team">(raw);
  const found = team && (await findTeam(getDatabase(), { team, user }));
  if (!found) notFound();
  return found.letsIn ? found : leadToSecondFactor(found.id, `/teams/${found.id}`);
});

/** The person's teams, whether they may found another, and where this browser was last. */
export async function loadTeams(
  user: UserId,
): Promise<{ teams: OwnTeam[]; mayFound: boolean; last: TeamId | null }> {
  const db = getDatabase();
  const scope = { user };
  const [teams, mayFound, requestHeaders] = await Promise.all([
    listTeams(db, scope),
    mayFoundTeam(db, scope),
    headers(),
  ]);
  return { teams, mayFound, last: readLastTeam(requestHeaders.get("cookie")) };
}

export function loadMembers(team: OwnTeam, user: UserId): Promise<Member[]> {
  return listMembers(getDatabase(), { team: team.id, seenBy: { user, role: team.role } });
}

/** Empty for those who may not invite. */
export async function loadInvitations(team: OwnTeam): Promise<Invitation[]> {
  if (!may(team.role, "member.invite")) return [];
  return listInvitations(getDatabase(), { team: team.id, now: new Date() });
}

export function loadLabels(team: OwnTeam): Promise<Label[]> {
  return listLabels(getDatabase(), { team: team.id });
}

export type InvitationPreview = NonNullable<Awaited<ReturnType<typeof previewInvitation>>>;

/** `null` where no such link was made. */
export function loadInvitationPreview(token: string): Promise<InvitationPreview | null> {
  return previewInvitation(getDatabase(), { token, now: new Date() });
}
