import type { ReportId, StatementId, TeamId } from "@/domain/ids";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { Prisma, Statement } from "@/generated/prisma/client";
import type { Database } from "./database";

type Scope = { report: ReportId; edition: number };

/** What was recognised in an edition; `null` where nobody has looked yet. */
export type StoredProposals = { revision: number; items: readonly ProposedStatement[] };

export async function findProposals(db: Database, scope: Scope): Promise<StoredProposals | null> {
  const row = await db.prisma.statementProposals.findUnique({
    where: { reportId_edition: { reportId: scope.report, edition: scope.edition } },
    select: { revision: true, items: true },
  });
  return row && { revision: row.revision, items: row.items as unknown as ProposedStatement[] };
}

/**
 * Stores what was recognised, unless somebody has stored other proposals since: nodes may read the same report at the
 * same moment, and the ids of the first are those that people decide about.
 *
 * @param after the revision that it replaces; 0 where there was none
 * @returns whether it was stored
 */
export async function storeProposals(
  db: Database,
  { report, edition, after, items }: Scope & { after: number; items: readonly ProposedStatement[] },
): Promise<boolean> {
  const json = items as unknown as Prisma.InputJsonValue;
  if (after === 0) {
    const { count } = await db.prisma.statementProposals.createMany({
      data: [{ reportId: report, edition, items: json }],
      skipDuplicates: true,
    });
    return count === 1;
  }
  const { count } = await db.prisma.statementProposals.updateMany({
    where: { reportId: report, edition, revision: after },
    data: { revision: after + 1, items: json },
  });
  return count === 1;
}

/** What people have decided about the statements of a report, in whichever edition. */
export async function listDecidedStatements(
  db: Database,
  { report }: Pick<Scope, "report">,
): Promise<DecidedStatement[]> {
  const rows = await db.prisma.statement.findMany({ where: { reportId: report } });
  return rows.map(toDecided);
}

function toDecided(row: Statement): DecidedStatement {
  return {
    id: row.id as StatementId,
    edition: row.edition,
    range: { start: row.start, end: row.end },
    actor: row.actor,
    actorKind: row.actorKind as DecidedStatement["actorKind"],
    isoA3: row.isoA3,
    speaker: row.speaker,
    onBehalfOf: row.onBehalfOf,
    reportedBy: row.reportedBy,
    date: row.date,
    dateInferred: row.dateInferred,
    kind: row.kind as DecidedStatement["kind"],
    verdict: row.verdict as DecidedStatement["verdict"],
    decided: {
      by: row.decidedById as DecidedStatement["decided"]["by"],
      at: row.decidedAt.getTime(),
    },
  };
}

/** The newest edition of each of a team's reports in which somebody has looked for statements. */
export async function listProposedEditions(
  db: Database,
  scope: { team: TeamId },
): Promise<Scope[]> {
  const rows = await db.prisma.statementProposals.groupBy({
    by: ["reportId"],
    where: { editionRow: { report: { teamId: scope.team, deletedAt: null } } },
    _max: { edition: true },
  });
  return rows.map((row) => ({ report: row.reportId as ReportId, edition: row._max.edition ?? 1 }));
}
