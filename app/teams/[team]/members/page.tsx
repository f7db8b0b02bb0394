import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { MembersPageBody } from "@/features/team/components/members-page-body";
import { loadInvitations, loadMembers, loadTeam } from "@/features/team/loaders";
import { messages } from "@/features/team/messages";

export const metadata: Metadata = { title: messages.members.title };

export default async function MembersPage({ params }: { params: Promise<{ team: string }> }) {
  const { team: id } = await params;
  const me = await requireMe(`/teams/${id}/members`);
  const team = await loadTeam(id, me.id);
  const [members, invitations] = await Promise.all([
    loadMembers(team, me.id),
    loadInvitations(team),
  ]);
  return <MembersPageBody team={team} me={me.id} members={members} invitations={invitations} />;
}
