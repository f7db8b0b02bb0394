import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { ReportList } from "@/features/reports/components/report-list";
import { loadReports } from "@/features/reports/loaders";
import { loadTeam } from "@/features/team/loaders";
import { Words } from "../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("reports");
  return { title: words("title") };
}

export default async function ReportsPage({ params }: { params: Promise<{ team: string }> }) {
  const { team: id } = await params;
  const me = await requireMe(`/teams/${id}`);
  const team = await loadTeam(id, me.id);
  return (
    <Words of={["reports", "editions"]}>
      <ReportList team={team} reports={await loadReports(team, me)} />
    </Words>
  );
}
