import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { LabelList } from "@/features/team/components/label-list";
import { loadLabels, loadTeam } from "@/features/team/loaders";
import { messages } from "@/features/team/messages";

export const metadata: Metadata = { title: messages.labels.title };

export default async function LabelsPage({ params }: { params: Promise<{ team: string }> }) {
  const { team: id } = await params;
  const me = await requireMe(`/teams/${id}/labels`);
  const team = await loadTeam(id, me.id);
  return <LabelList team={team} labels={await loadLabels(team)} />;
}
