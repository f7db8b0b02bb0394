import type { Logger } from "pino";
import type { ImportProgress } from "@/contract/imports";
import { addEditionFile } from "@/data/editions/edition-files";
import type { WrittenFile } from "@/data/editions/written-edition";
import { parsePurpose } from "@/data/jobs/import-purpose";
import { storeImport } from "@/data/jobs/store-import";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { ok, refuse, type Result } from "@/domain/result";
import { titleFromName } from "../../imports/file-name";
import { ALLOWANCE } from "../../imports/import-limits";
import { findPlace } from "../../imports/import-places";
import type { JobKind } from "../job-kind";
import { followEdition } from "./carry-over-job";

/** Reads a file into an edition. It never rejects for what a file is; an aborted signal ends it soon. */
export type ReadFile = (
  file: { name: string; bytes: Uint8Array },
  options: { onProgress: (progress: ImportProgress) => void; signal: AbortSignal },
) => Promise<Result<WrittenFile, ImportRefusal>>;

/** Reads a file into a report, or into a later edition of one. */
export function importJob({ log, readFile }: { log: Logger; readFile: ReadFile }): JobKind {
  return {
    name: "import",
    allowance: ALLOWANCE,
    attempts: 3,
    retryS: 10,
    findPlace,
    run: async (job, work) => {
      const { id, team, user, report } = job;
      if (!report) throw new Error("an import names its report");
      const read = await readFile(job.file, work).catch(
        (error: unknown): Result<WrittenFile, ImportRefusal> => {
          // The same file would end its reader the same way again.
          if (!work.signal.aborted) log.error({ err: error, job: id }, "A file was not read");
          return refuse("failed");
        },
      );
      if (!read.ok) return read;
      const written = read.value;
      const { format, source } = written;
      const purpose = parsePurpose(job.details);
      const named = purpose.kind === "report" ? purpose.title : null;
      const title = named ?? written.title ?? titleFromName(job.file.name);
      return ok(async (transaction) => {
        const about = { team, user, report };
        const stored = await storeImport(transaction, about, { purpose, title, format, written });
        if (!stored.ok) return stored;
        await addEditionFile(transaction, { report, edition: stored.value, job: id, source });
        return ok(followEdition(job, stored.value));
      });
    },
  };
}
