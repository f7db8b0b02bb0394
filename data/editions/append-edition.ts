import type { EditionFormat } from "@/domain/edition/edition-format";
import { UNDETERMINED } from "@/domain/edition/edition-language";
import type { ReportId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { findEditionHead, type EditionHead } from "./edition-sources";
import { addEdition } from "./editions";
import { readableReport } from "../readable";
import type { Queryable } from "../transaction";
import type { WrittenEdition } from "./written-edition";

/** `gone`: the report was deleted meanwhile. `same-text`: it is that of the newest edition. */
export type AppendRefusal = "gone" | "same-text";

/**
 * Adds the edition after a report's newest one, inside of a transaction, and tells its number. What stood in earlier
 * editions has no place in it yet (`CarryOver.bringUpToDate`).
 */
export async function appendEdition(
  transaction: Queryable,
  edition: { report: ReportId; by: UserId; format: EditionFormat; written: WrittenEdition },
): Promise<Result<number, AppendRefusal>> {
  const newest = await lockNewest(transaction, edition.report);
  if (!newest) return refuse("gone");
  if (newest.sha256 === edition.written.sha256) return refuse("same-text");
  const number = newest.number + 1;
  const written = inLanguageOf(newest, edition.written);
  await addEdition(transaction, { ...edition, written, number });
  return ok(number);
}

/** An edition whose language is not certain is in that of the one before it, as a person may have said that. */
function inLanguageOf({ language }: EditionHead, written: WrittenEdition): WrittenEdition {
  return written.language === UNDETERMINED && language !== null
    ? { ...written, language }
    : written;
}

/** A report's newest edition, which stays that until the transaction ends; `null` where the report is deleted. */
async function lockNewest(transaction: Queryable, report: ReportId): Promise<EditionHead | null> {
  const { rowCount } = await transaction.query(
    "SELECT 1 FROM report WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE",
    [report],
  );
  if (rowCount === 0) return null;
  return findEditionHead(transaction, { report: readableReport(report) });
}
