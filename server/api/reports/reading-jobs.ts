import type { Context } from "hono";
import { MAX_FILE_BYTES, type ImportJob } from "@/contract/imports";
import type { JobWithResult } from "@/contract/jobs";
import { MAX_REPORT_LENGTH } from "@/contract/reports";
import type { NewJob } from "@/data/jobs/add-job";
import { markTold } from "@/data/jobs/end-job";
import { findImportJob } from "@/data/jobs/import-jobs";
import type { ImportPurpose } from "@/data/jobs/import-purpose";
import { IMPORT_REFUSALS, isImportRefusal } from "@/domain/edition/import-refusal";
import type { ReportFormat } from "@/domain/edition/import-report";
import type { JobId, ReportId, TeamId } from "@/domain/ids";
import { tidyFileName } from "@/server/imports/file-name";
import type { TextDetails } from "@/server/jobs/kinds/text-job";
import { notFound } from "../access";
import type { SignedInEnv } from "../api-env";
import { readPatience, WAIT_MS } from "../prefer";
import { ApiProblem, invalid } from "../problem";
import { refuseFile, refuseText } from "./upload";

type Vars = SignedInEnv["Variables"];

/** What becomes a report under a new id (`kind: "report"`), or a later edition of one that is there. */
type Upload = { team: TeamId; report: ReportId; purpose: ImportPurpose };

/** Takes in a file to be read. */
export async function queueFile(
  vars: Vars,
  { purpose, file, ...about }: Upload & { file: { name: string; bytes: Uint8Array } },
): Promise<JobId> {
  const { name, bytes } = file;
  if (bytes.length > MAX_FILE_BYTES) refuseFile();
  if (bytes.length === 0) throw new ApiProblem(422, IMPORT_REFUSALS.empty, { kind: "empty" });
  const tidied = { name: tidyFileName(name), bytes };
  return queue(vars, { ...about, kind: "import", details: purpose, file: tidied });
}

/** Takes in a text to be read. */
export async function queueText(
  vars: Vars,
  { purpose, text, format, ...about }: Upload & { text: string; format: ReportFormat },
): Promise<JobId> {
  if (text.length > MAX_REPORT_LENGTH) refuseText();
  const details: TextDetails = { ...purpose, format };
  const file = { name: "", bytes: new TextEncoder().encode(text) };
  return queue(vars, { ...about, kind: "text", details, file });
}

async function queue({ jobs, caller }: Vars, job: Omit<NewJob, "user">): Promise<JobId> {
  const queued = await jobs.add({ ...job, user: caller.user });
  if (queued.ok) return queued.value;
  throw new ApiProblem(
    429,
    "Too many files wait to be read already. Add the others when some of them are done.",
    { kind: "too-many-imports", headers: { "retry-after": "15" } },
  );
}

/** UTF-16 code units of a text that is read in a moment: whoever sends it is answered when that is done. */
const MOMENT = 200_000;

/**
 * Waits for a file or a text to be read, for as long as the caller wants to, and tells how the job stands.
 *
 * @param text that is read; `null` if it is a file
 * @throws ApiProblem if it was not taken
 */
export async function waitForReading(
  c: Context<SignedInEnv>,
  job: JobId,
  text: string | null,
): Promise<JobWithResult> {
  const { db, jobs, caller } = c.var;
  const scope = { job, user: caller.user };
  const isShort = text !== null && text.length <= MOMENT;
  const found = await jobs.wait(scope, isShort ? WAIT_MS : readPatience(c.req.header("prefer")));
  if (!found) throw notFound("import");
  if (found.state === "done") await markTold(db, job);
  if (found.state === "done" || found.state === "queued" || found.state === "running") return found;
  // Whoever asked is told here; nothing is left to list.
  await jobs.cancel(scope);
  const kind = found.refusal ?? "cancelled";
  if (text !== null && kind === "empty") {
    throw invalid("text", "There is nothing to read in this text.", "nothing-to-read");
  }
  const detail = IMPORT_REFUSALS[isImportRefusal(kind) ? kind : "failed"];
  throw new ApiProblem(statusOf(kind), detail, { kind });
}

/** A job that goes on, as the caller follows it. */
export async function describeImport({ db, caller }: Vars, job: JobId): Promise<ImportJob> {
  const found = await findImportJob(db, { job, user: caller.user });
  if (!found) throw notFound("import");
  return found;
}

function statusOf(kind: string): 409 | 413 | 422 {
  if (kind === "cancelled" || kind === "same-text") return 409;
  return kind === "too-large" || kind === "too-long" ? 413 : 422;
}
