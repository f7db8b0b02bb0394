import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ReportId, TeamId, UserId } from "@/domain/ids";
import { addEdition } from "../editions/editions";
import type { Queryable } from "../transaction";
import type { WrittenEdition } from "../editions/written-edition";

export type ReportDetails = {
  title: string;
  publisher?: string | undefined;
  published?: string | undefined;
  sourceUrl?: string | undefined;
};

type NewReport = {
  team: TeamId;
  by: UserId;
  details: ReportDetails;
  format: EditionFormat;
  written: WrittenEdition;
};

/** Stores a report with its first edition under an id that was promised before, inside of a transaction that does more. */
export async function insertReport(
  transaction: Queryable,
  report: ReportId,
  { team, by, details, format, written }: NewReport,
): Promise<void> {
  const { title, publisher = "", published = "", sourceUrl = "" } = details;
  await transaction.query(
    `INSERT INTO report (id, team_id, created_by_id, title, publisher, published, source_url)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [report, team, by, title, publisher, published, sourceUrl],
  );
  await addEdition(transaction, { report, number: 1, format, written, by });
}
