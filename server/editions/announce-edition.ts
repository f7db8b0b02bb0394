import { announceRevision } from "@/collab/facts/commands";
import type { Database } from "@/data/database";
import { readableReport } from "@/data/readable";
import { findReportAccess } from "@/data/reports/reports";
import type { ReportId, UserId } from "@/domain/ids";
import type { LiveRooms } from "../rooms/live-rooms";
import type { CarryOver } from "./carry-over";

type Parts = { db: Database; rooms: LiveRooms; carryOver: CarryOver };

/** Carries everything over into an edition that was stored, and tells the windows of the report. */
export async function announceEdition(
  { db, rooms, carryOver }: Parts,
  { report, number, by }: { report: ReportId; number: number; by: UserId },
): Promise<void> {
  await carryOver.bringUpToDate({ report: readableReport(report), edition: number });
  const access = await findReportAccess(db, { report, user: by });
  // Whoever is not told reads the new edition when they open the report next.
  if (!access) return;
  const writer = { user: by, role: access.role };
  await rooms.change({ kind: "report", report }, writer, (document, acting) =>
    announceRevision(document, acting, number),
  );
}
