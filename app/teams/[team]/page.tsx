import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { ReportList } from "@/features/reports/components/report-list";
import { loadReports } from "@/features/reports/loaders";
import { messages } from "@/features/reports/messages";
import { loadTeam } from "@/features/team/loaders";

export const metadata: Metadata = { title: messages.title };

export default async function ReportsPage({ params }: { params: Promise<{ team: string }> }) {
  const { team: id } = await params;
  const me = await requireMe(`/teams/${id}`);
  const team = await loadTeam(id, me.id);
  return <ReportList team={team} reports={await loadReports(team, me)} />;
}
