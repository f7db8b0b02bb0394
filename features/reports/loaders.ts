import type { ReportSummary } from "@/contract/reports";
import type { Me } from "@/contract/people";
import type { Team } from "@/contract/teams";
import { getDatabase } from "@/data/database";
import { listReports } from "@/data/reports/reports";

/** The team's reports. Who reads them just now the page asks for by itself: only the rooms know. */
export async function loadReports(team: Team, me: Me): Promise<ReportSummary[]> {
  const reports = await listReports(getDatabase(), { user: me.id, team: team.id });
  return reports.map((report) => ({ ...report, present: [] }));
}
