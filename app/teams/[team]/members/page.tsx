import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { MembersPageBody } from "@/features/team/components/members/members-page-body";
import { loadInvitations, loadMembers, loadTeam } from "@/features/team/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("team");
  return { title: words("members.title") };
}

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
