import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import type { ReportId, StatementId } from "@/domain/ids";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { Statement } from "@/generated/prisma/client";
import type { Database } from "../database";
import { readableReport } from "../readable";
import { itemsOf, requireKnownFormat } from "../stored-json";
import { proposalSchema, STORED_PROPOSALS } from "./stored-proposals";

type Scope = { report: ReadableReport; edition: number };

export type StoredProposals = { revision: number; items: readonly ProposedStatement[] };

/** Loads the proposals of an edition; `null` if it was not read yet. Throws `NewerFormat`. */
export async function findProposals(db: Database, scope: Scope): Promise<StoredProposals | null> {
  // One row for each, so that they are parsed as they come and not all in one go.
  const { rows } = await db.pool.query<{ revision: number; format: unknown; item: unknown }>(
    `SELECT revision, items->'format' AS format, item
     FROM statement_proposals LEFT JOIN LATERAL jsonb_array_elements(${itemsOf("items")})
       WITH ORDINALITY AS list (item, position) ON true
     WHERE report_id = $1 AND edition = $2
     ORDER BY position`,
    [scope.report, scope.edition],
  );
  const [first] = rows;
  if (!first) return null;
  requireKnownFormat(STORED_PROPOSALS.column, first.format);
  const items = rows.flatMap(({ item }) => (item === null ? [] : proposalSchema.parse(item)));
  return { revision: first.revision, items };
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
  const json = JSON.stringify(STORED_PROPOSALS.write(items));
  const { rowCount } =
    after === 0
      ? await db.pool.query(
          `INSERT INTO statement_proposals (report_id, edition, items) VALUES ($1, $2, $3::jsonb)
           ON CONFLICT DO NOTHING`,
          [report, edition, json],
        )
      : await db.pool.query(
          `UPDATE statement_proposals SET revision = $4 + 1, items = $3::jsonb
           WHERE report_id = $1 AND edition = $2 AND revision = $4`,
          [report, edition, json, after],
        );
  return rowCount === 1;
}

/** Loads the decisions about the statements of a report, over all editions. */
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
  scope: { team: ReadableTeam },
): Promise<Scope[]> {
  const rows = await db.prisma.statementProposals.groupBy({
    by: ["reportId"],
    where: { editionRow: { report: { teamId: scope.team, deletedAt: null } } },
    _max: { edition: true },
  });
  return rows.map((row) => ({
    report: readableReport(row.reportId as ReportId),
    edition: row._max.edition ?? 1,
  }));
}
