import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { ActorList } from "@/features/actors/components/actor-list";
import { loadTeamActors } from "@/features/actors/loaders";
import { messages } from "@/features/actors/messages";
import { loadTeam } from "@/features/team/loaders";

export const metadata: Metadata = { title: messages.title };

export default async function ActorsPage({ params }: { params: Promise<{ team: string }> }) {
  const { team: id } = await params;
  const me = await requireMe(`/teams/${id}/actors`);
  const team = await loadTeam(id, me.id);
  return <ActorList team={team} actors={await loadTeamActors(team)} />;
}
