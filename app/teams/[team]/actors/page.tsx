import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { ActorList } from "@/features/actors/components/actor-list";
import { loadTeamActors } from "@/features/actors/loaders";
import { loadWords } from "@/features/language/loaders";
import { loadTeam } from "@/features/team/loaders";
import { Words } from "../../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("actors");
  return { title: words("title") };
}

export default async function ActorsPage({ params }: { params: Promise<{ team: string }> }) {
  const { team: id } = await params;
  const me = await requireMe(`/teams/${id}/actors`);
  const team = await loadTeam(id, me.id);
  return (
    <Words of={["actors"]}>
      <ActorList team={team} actors={await loadTeamActors(team)} />
    </Words>
  );
}
