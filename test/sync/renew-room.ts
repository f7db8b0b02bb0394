import type { Database } from "@/data/database";
import type { Generation } from "@/data/generations/generation";
import type { ReportId } from "@/domain/ids";
import { retellFacts } from "@/server/rooms/retelling";
import { REPORT_ROOM } from "@/server/rooms/report-room";
import { Renewals } from "@/server/sync/store/renewals";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";

/**
 * Begins a new generation of a report's room, as another node would.
 * @param cutoff what was deleted before leaves it; milliseconds since 1970.
 */
export async function renewRoom(
  db: Database,
  report: ReportId,
  cutoff = 0,
): Promise<Generation | null> {
  const kind = { ...REPORT_ROOM, retelling: retellFacts(REPORT_FACTS) };
  return new Renewals(db).renew(`report.${report}`, kind, cutoff);
}
