import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { LabelList } from "@/features/team/components/labels/label-list";
import { loadLabels, loadTeam } from "@/features/team/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("team");
  return { title: words("labels.title") };
}

export default async function LabelsPage({ params }: { params: Promise<{ team: string }> }) {
  const { team: id } = await params;
  const me = await requireMe(`/teams/${id}/labels`);
  const team = await loadTeam(id, me.id);
  return <LabelList team={team} labels={await loadLabels(team)} />;
}
