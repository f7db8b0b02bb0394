import { MAX_REPORT_LENGTH } from "@/contract/reports";
import { importReport, type ReportFormat } from "@/domain/edition/import-report";
import type { ImportedEdition } from "@/domain/edition/structure";
import { invalid } from "./problem";
import { refuseText } from "./upload";

/** The edition that a text in a request makes: not too long, and with something to read in it. */
export function requireText(text: string, format: ReportFormat): ImportedEdition {
  if (text.length > MAX_REPORT_LENGTH) refuseText();
  const imported = importReport(text, format);
  if (!/\S/u.test(imported.text)) throw invalid("text", "There is nothing to read in this text.");
  return imported;
}
