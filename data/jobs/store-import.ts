import { may } from "@/domain/access/permissions";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ReportId, TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { appendEdition } from "../editions/append-edition";
import type { WrittenEdition } from "../editions/written-edition";
import { insertReport } from "../reports/add-report";
import { findStanding } from "../teams/members";
import type { Queryable } from "../transaction";
import type { ImportPurpose } from "./import-purpose";

/**
 * `cancelled`: whoever began it may not do that any more, or the report was deleted. `same-text`: there is nothing new
 * in a later edition.
 */
export type StoreRefusal = "cancelled" | "same-text";

/** Stores the report, or the later edition, that a job was begun for, as the person who began it. Returns the number of the edition. */
export async function storeImport(
  transaction: Queryable,
  { team, user, report }: { team: TeamId; user: UserId; report: ReportId },
  {
    purpose,
    title,
    format,
    written,
  }: {
    purpose: ImportPurpose;
    /** Of a new report. */
    title: string;
    format: EditionFormat;
    written: WrittenEdition;
  },
): Promise<Result<number, StoreRefusal>> {
  const standing = await findStanding(transaction, { team, user });
  const needed = purpose.kind === "report" ? "report.create" : "report.edit";
  if (!standing?.letIn || !may(standing.role, needed)) return refuse("cancelled");
  if (purpose.kind === "report") {
    const details = { ...purpose, title };
    await insertReport(transaction, report, { team, by: user, details, format, written });
    return ok(1);
  }
  const appended = await appendEdition(transaction, { report, by: user, format, written });
  if (appended.ok) return appended;
  return refuse(appended.refusal === "gone" ? "cancelled" : appended.refusal);
}
