import type { Context } from "hono";
import { MAX_REPORT_LENGTH } from "@/contract/reports";
import type { WrittenEdition } from "@/data/editions/written-edition";
import { IMPORT_REFUSALS } from "@/domain/edition/import-refusal";
import type { ReportFormat } from "@/domain/edition/import-report";
import type { SignedInEnv } from "../api-env";
import { statusOf } from "./import-file";
import { ApiProblem, busy, invalid } from "../problem";
import { asking, refuseText } from "./upload";

/**
 * The edition that a text in a request makes: not too long, and with something to read in it. It is read in a process of
 * its own, and what is too much for that is refused as it would be of a file.
 */
export async function requireText(
  c: Context<SignedInEnv>,
  text: string,
  format: ReportFormat,
): Promise<WrittenEdition> {
  if (text.length > MAX_REPORT_LENGTH) refuseText();
  const read = await c.var.texts.readText({ text, format }, asking(c));
  if (!read.ok) {
    const { refusal } = read;
    if (refusal === "busy" || refusal === "gone") throw busy();
    throw new ApiProblem(statusOf(refusal), IMPORT_REFUSALS[refusal], { kind: refusal });
  }
  if (!/\S/u.test(read.value.text))
    throw invalid("text", "There is nothing to read in this text.", "nothing-to-read");
  return read.value;
}
