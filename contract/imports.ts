import { z } from "zod";
import { jobIdSchema, reportIdSchema, teamIdSchema, timeSchema } from "./common";

/** Bytes of a file; a larger one is refused with 413. */
export const MAX_FILE_BYTES = 25_000_000;

export const IMPORT_STAGES = ["checking", "reading", "mending", "storing"] as const;

/** How far a file is read. */
export const importProgressSchema = z.object({
  stage: z.enum(IMPORT_STAGES),
  /** Of the whole work, from 0 to 1; `null` if it cannot be told. */
  share: z.number().min(0).max(1).nullable(),
  /** Of a file that has pages: which one is read, of how many. */
  page: z.object({ at: z.number().int(), of: z.number().int() }).nullable(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** A file that is being read into a report, or was just now. */
export const importJobSchema = z.object({
  id: jobIdSchema,
  team: teamIdSchema,
  /** What it becomes: a report, or a later edition of one. */
  kind: z.enum(["report", "edition"]),
  /** The report's id, promised from the beginning; there is such a report when the job is done. */
  report: reportIdSchema,
  /** The report's title: as it was given, or as the file has it when it is done; `null` until it is known. */
  title: z.string().nullable(),
  fileName: z.string(),
  state: z.enum(["queued", "running", "done", "refused", "cancelled"]),
  stage: z.enum(IMPORT_STAGES).nullable(),
  share: importProgressSchema.shape.share,
  page: importProgressSchema.shape.page,
  /** The number of the edition that it has become; `null` until then. */
  edition: z.number().int().nullable(),
  /** Why the file was not taken, and what to do. */
  refusal: z.object({ kind: z.string(), detail: z.string() }).nullable(),
  createdAt: timeSchema,
  finishedAt: timeSchema.nullable(),
});
export type ImportJob = z.infer<typeof importJobSchema>;
