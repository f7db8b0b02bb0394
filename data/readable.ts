import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import type { ReportId, TeamId } from "@/domain/ids";

/*
 * Whoever asks `data/` for what is in a report or a team has to show that it may be read. These say so: where somebody's
 * standing was just looked up, and in work of the server's own, such as jobs and rooms, that is done for nobody in
 * particular. Routes and pages may not import them (an import rule says so): they get theirs from `requireReport`,
 * `requireTeam` and `findReportAccess`.
 */

export function readableReport(report: ReportId): ReadableReport {
  return report as ReadableReport;
}

export function readableTeam(team: TeamId): ReadableTeam {
  return team as ReadableTeam;
}
