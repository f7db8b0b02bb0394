import type { ReportSummary } from "@/contract/reports";
import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ReportId, TeamId, UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import { announceAccessChange } from "../access-events";
import type { ReportDetails } from "./add-report";
import type { Database } from "../database";
import { knownLanguage } from "../editions/edition-language";
import type { Standing } from "../teams/members";
import { countTalk, NO_TALK, type Talk } from "./report-counts";
import { readableReport, readableTeam } from "../readable";
import { LETS_IN, LETS_IN_SQL } from "../accounts/second-factor";

/** A report as it is stored; who has it open just now, only the rooms know. */
export type StoredReport = Omit<ReportSummary, "present">;

export type ReportStanding = Standing & { report: ReadableReport; team: ReadableTeam };

/** What somebody is to a report through its team; `null` where it, or its team, was deleted or is not theirs. */
export async function findReportAccess(
  db: Database,
  scope: { report: ReportId; user: UserId },
): Promise<ReportStanding | null> {
  return findStandingIn(db, scope, false);
}

/** The same for a report that was deleted and can be restored. */
export async function findDeletedReportAccess(
  db: Database,
  scope: { report: ReportId; user: UserId },
): Promise<ReportStanding | null> {
  return findStandingIn(db, scope, true);
}

/** Most requests ask: prepared, for the same reason as in `sessions.ts`. */
const STANDING = {
  name: "report-standing",
  text: `SELECT membership.team_id AS team, membership.role, ${LETS_IN_SQL} AS "letIn"
         FROM report
         JOIN team ON team.id = report.team_id AND team.deleted_at IS NULL
         JOIN membership ON membership.team_id = team.id AND membership.user_id = $2
         WHERE report.id = $1 AND (report.deleted_at IS NOT NULL) = $3`,
};

async function findStandingIn(
  db: Database,
  scope: { report: ReportId; user: UserId },
  deleted: boolean,
): Promise<ReportStanding | null> {
  const { rows } = await db.pool.query<Standing & { team: TeamId }>({
    ...STANDING,
    values: [scope.report, scope.user, deleted],
  });
  const [standing] = rows;
  if (!standing) return null;
  return {
    ...standing,
    report: readableReport(scope.report),
    team: readableTeam(standing.team),
  };
}

/** Somebody's teams, or one of them. */
type Teams = { user: UserId; team?: TeamId | undefined };

/** The reports of somebody's teams: newest first, archived ones too. */
export async function listReports(db: Database, scope: Teams): Promise<StoredReport[]> {
  const rows = await db.prisma.report.findMany({
    where: inTeams(scope),
    include: NEWEST_EDITION,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  const talk = await countTalk(
    db,
    rows.map((row) => row.id as ReportId),
  );
  return rows.map((row) => toReport(row, talk.get(row.id)));
}

/** How many `listReports` lists. */
export async function countReports(db: Database, scope: Teams): Promise<number> {
  return db.prisma.report.count({ where: inTeams(scope) });
}

function inTeams({ user, team }: Teams): Prisma.ReportWhereInput {
  return {
    deletedAt: null,
    ...(team !== undefined && { teamId: team }),
    team: { deletedAt: null, memberships: { some: { userId: user, ...LETS_IN } } },
  };
}

export async function findReport(
  db: Database,
  scope: { report: ReadableReport },
): Promise<StoredReport | null> {
  const row = await db.prisma.report.findFirst({
    where: { id: scope.report, deletedAt: null },
    include: NEWEST_EDITION,
  });
  if (!row) return null;
  const talk = await countTalk(db, [scope.report]);
  return toReport(row, talk.get(row.id));
}

export async function changeReport(
  db: Database,
  change: {
    report: ReadableReport;
    changes: { [Field in keyof ReportDetails]?: string | undefined } & {
      archived?: boolean | undefined;
    };
    now: Date;
  },
): Promise<void> {
  const { archived, ...details } = change.changes;
  await db.prisma.report.update({
    where: { id: change.report },
    data: {
      ...written(details),
      ...(archived !== undefined && { archivedAt: archived ? change.now : null }),
    },
  });
}

/** Hides a report until it is restored; every open window of it closes. */
export async function deleteReport(
  db: Database,
  scope: { report: ReadableReport; now: Date },
): Promise<void> {
  await db.prisma.$transaction(async (transaction) => {
    await transaction.report.update({
      where: { id: scope.report },
      data: { deletedAt: scope.now },
    });
    await announceAccessChange(transaction, { report: scope.report });
  });
}

export async function restoreReport(
  db: Database,
  scope: { report: ReadableReport },
): Promise<void> {
  await db.prisma.report.update({ where: { id: scope.report }, data: { deletedAt: null } });
}

const NEWEST_EDITION = {
  editions: {
    orderBy: { number: "desc" },
    take: 1,
    select: {
      number: true,
      sha256: true,
      length: true,
      format: true,
      language: true,
      file: { select: { name: true } },
    },
  },
} satisfies Prisma.ReportInclude;

type Row = Prisma.ReportGetPayload<{ include: typeof NEWEST_EDITION }>;

/** Without the fields that are not to be touched. */
function written(details: { [Field in keyof ReportDetails]?: string | undefined }): Partial<
  Record<keyof ReportDetails, string>
> {
  const entries = Object.entries(details).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function toReport(row: Row, talk: Talk = NO_TALK): StoredReport {
  const [edition] = row.editions;
  if (!edition) throw new Error(`report ${row.id} has no edition`);
  return {
    id: row.id as ReportId,
    team: row.teamId as TeamId,
    title: row.title,
    publisher: row.publisher,
    published: row.published,
    sourceUrl: row.sourceUrl,
    isSample: row.isSample,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    edition: {
      ...edition,
      format: edition.format as EditionFormat,
      language: knownLanguage(edition.language),
      file: edition.file?.name ?? null,
    },
    counts: talk,
  };
}
