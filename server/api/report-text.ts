import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { MAX_REPORT_LENGTH } from "@/contract/reports";
import { importReport, type ReportFormat } from "@/domain/edition/import-report";
import type { ImportedEdition } from "@/domain/edition/structure";
import { signedIn, type SignedInEnv } from "./api-env";
import { ApiProblem, invalid } from "./problem";

/** The longest text, each UTF-16 code unit written as three bytes, and room for escapes. */
const MAX_REPORT_BYTES = 4 * MAX_REPORT_LENGTH;

const textLimit: MiddlewareHandler<SignedInEnv> = bodyLimit({
  maxSize: MAX_REPORT_BYTES,
  onError: () => refuseText(),
});

/** Nobody without a session makes us read a large body. */
export const signedInWithText: MiddlewareHandler<SignedInEnv> = (c, next) =>
  signedIn(c, async () => {
    await textLimit(c, next);
  });

/** The edition that a text in a request makes: not too long, and with something to read in it. */
export function requireText(text: string, format: ReportFormat): ImportedEdition {
  if (text.length > MAX_REPORT_LENGTH) refuseText();
  const imported = importReport(text, format);
  if (!/\S/u.test(imported.text)) throw invalid("text", "There is nothing to read in this text.");
  return imported;
}

function refuseText(): never {
  throw new ApiProblem(
    413,
    `A report may have ${MAX_REPORT_LENGTH.toLocaleString("en")} characters.`,
  );
}
