import type { Role } from "@/domain/access/roles";
import type { LabelId, ReportId, TeamId, UserId } from "@/domain/ids";
import type { Database } from "./database";
import type { Queryable } from "./transaction";
import { LETS_IN_SQL } from "./accounts/second-factor";

/** Who somebody is in a room, and to what it belongs; `letIn` as in `Standing`. */
export type RoomAccess = {
  team: TeamId;
  /** `null` if the room belongs to no report. */
  report: ReportId | null;
  role: Role;
  name: string;
  colour: string;
  letIn: boolean;
};

/** Everybody asks at the same moment when a server is back: prepared, for the same reason as in `sessions.ts`. */
const ACCESS = {
  name: "room-access",
  text: `SELECT membership.team_id AS team, report.id AS report, membership.role, "user".name, "user".colour,
                ${LETS_IN_SQL} AS "letIn"
         FROM report
         JOIN team ON team.id = report.team_id AND team.deleted_at IS NULL
         JOIN membership ON membership.team_id = team.id AND membership.user_id = $2
         JOIN "user" ON "user".id = membership.user_id
         WHERE report.id = $1 AND report.deleted_at IS NULL`,
};

/** Of a report's room. `null` where the report, or its team, was deleted, or is not this person's. */
export async function findReportRoomAccess(
  db: Database,
  scope: { report: ReportId; user: UserId },
): Promise<RoomAccess | null> {
  const { rows } = await db.pool.query<RoomAccess>({
    ...ACCESS,
    values: [scope.report, scope.user],
  });
  return rows[0] ?? null;
}

/** With whom a report's room goes; `null` if there is no such report any more. */
export async function findReportTeam(
  db: Queryable,
  scope: { report: ReportId },
): Promise<TeamId | null> {
  const { rows } = await db.query<{ team: TeamId }>(
    "SELECT team_id AS team FROM report WHERE id = $1",
    [scope.report],
  );
  return rows[0]?.team ?? null;
}

/** The texts of a report's editions by number; they never change. */
export async function loadEditionTexts(
  db: Queryable,
  scope: { report: ReportId },
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.query<{ number: number; text: string }>(
    "SELECT number, text FROM edition WHERE report_id = $1",
    [scope.report],
  );
  return new Map(rows.map(({ number, text }) => [number, text]));
}

/** The labels of the report's team; archived ones too, for what was marked with them meanwhile is. */
export async function loadLabelIds(
  db: Queryable,
  scope: { report: ReportId },
): Promise<readonly LabelId[]> {
  const { rows } = await db.query<{ id: LabelId }>(
    "SELECT label.id FROM label JOIN report ON report.team_id = label.team_id WHERE report.id = $1",
    [scope.report],
  );
  return rows.map(({ id }) => id);
}
