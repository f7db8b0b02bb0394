import type { Context } from "hono";
import { MAX_FILE_BYTES, type ImportJob } from "@/contract/imports";
import type { ImportPurpose } from "@/data/jobs/import-jobs";
import { IMPORT_REFUSALS } from "@/domain/edition/import-refusal";
import type { ImportJobId, ReportId, TeamId } from "@/domain/ids";
import { tidyFileName } from "@/server/imports/file-name";
import { notFound } from "../access";
import type { SignedInEnv } from "../api-env";
import { readPatience } from "../prefer";
import { ApiProblem } from "../problem";
import { refuseFile } from "./upload";

type Vars = SignedInEnv["Variables"];

/** Takes in a file that becomes a report under a new id (`kind: "report"`), or a later edition of one that is there. */
export async function queueFile(
  { imports, caller }: Vars,
  upload: {
    team: TeamId;
    report: ReportId;
    purpose: ImportPurpose;
    file: { name: string; bytes: Uint8Array };
  },
): Promise<ImportJobId> {
  const { name, bytes } = upload.file;
  if (bytes.length > MAX_FILE_BYTES) refuseFile();
  if (bytes.length === 0) throw new ApiProblem(422, IMPORT_REFUSALS.empty, { kind: "empty" });
  const file = { name: tidyFileName(name), bytes };
  const queued = await imports.add({ ...upload, user: caller.user, file });
  if (queued.ok) return queued.value;
  throw new ApiProblem(
    429,
    "Too many files wait to be read already. Add the others when some of them are done.",
    { kind: "too-many-imports", headers: { "retry-after": "15" } },
  );
}

/**
 * Waits for a file to be read, for as long as the caller wants to, and tells how the job stands.
 *
 * @throws ApiProblem where it was not taken
 */
export async function waitForFile(c: Context<SignedInEnv>, job: ImportJobId): Promise<ImportJob> {
  const { imports, caller } = c.var;
  const scope = { job, user: caller.user };
  const found = await imports.wait(scope, readPatience(c.req.header("prefer")));
  if (!found) throw notFound("import");
  if (found.state !== "refused" && found.state !== "cancelled") return found;
  // Whoever asked is told here; nothing is left to list.
  await imports.cancel(scope);
  const { kind, detail } = found.refusal ?? {
    kind: "cancelled",
    detail: IMPORT_REFUSALS.cancelled,
  };
  throw new ApiProblem(statusOf(kind), detail, { kind });
}

/** What a refusal of a file, or of a text, is answered with. */
export function statusOf(kind: string): 409 | 413 | 422 {
  if (kind === "cancelled") return 409;
  return kind === "too-large" || kind === "too-long" ? 413 : 422;
}
