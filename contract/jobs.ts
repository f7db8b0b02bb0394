import { z } from "zod";
import { jobIdSchema, personSchema, reportIdSchema, teamIdSchema, timeSchema } from "./common";
import { importedAnnotationsSchema } from "./exchange";
import { IMPORT_STAGES } from "./imports";

/** What work there is that goes on by itself. */
export const JOB_KINDS = ["import", "text", "carry-over", "propose", "annotations"] as const;
export type JobKindName = (typeof JOB_KINDS)[number];

/**
 * `refused`: what it was given cannot be taken, and nothing of it is kept. `failed`: the reason is ours, and what it
 * was given is kept for a day, so that it can be tried again.
 */
export const JOB_STATES = ["queued", "running", "done", "refused", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The steps of jobs, whatever their kind. */
export const JOB_STAGES = [...IMPORT_STAGES, "comparing", "recognising", "placing"] as const;

/** How far a job is. */
export const jobProgressSchema = z.object({
  stage: z.enum(JOB_STAGES),
  /** Of the whole work, from 0 to 1; `null` if it cannot be told. */
  share: z.number().min(0).max(1).nullable(),
  /** Of a file that has pages: which one is read, of how many. */
  page: z.object({ at: z.number().int(), of: z.number().int() }).nullable(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

export const jobSchema = z.object({
  id: jobIdSchema,
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES),
  team: z.object({ id: teamIdSchema, name: z.string() }),
  /** The report that it is about or makes; `title` is `null` until it has one. */
  report: z.object({ id: reportIdSchema, title: z.string().nullable() }).nullable(),
  edition: z.number().int().nullable(),
  /** The name of the file that it reads; empty if there is none. */
  fileName: z.string(),
  progress: jobProgressSchema.nullable(),
  /** The kind of problem for which it was refused or has failed. */
  refusal: z.string().nullable(),
  attempts: z.number().int(),
  createdAt: timeSchema,
  finishedAt: timeSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** The same with what came of it. */
export const jobWithResultSchema = jobSchema.extend({
  /** Of a job of the kind `annotations`, once it is done. */
  result: importedAnnotationsSchema.nullable(),
});
export type JobWithResult = z.infer<typeof jobWithResultSchema>;

/** Annotations that are being taken in. */
export const promisedAnnotationsSchema = z.object({ job: jobWithResultSchema });

/**
 * A job as the administrator sees it. What it is about is told only if they are in its team: looking after the
 * installation is no right to read what others work on.
 */
export const anybodysJobSchema = jobSchema.extend({
  /** Who began it; `null` if their account is gone. */
  by: personSchema.nullable(),
  /** What went wrong the last time, as the program said it. */
  error: z.string().nullable(),
});
export type AnybodysJob = z.infer<typeof anybodysJobSchema>;

/** The jobs in one state, and how many there are in each. */
export const allJobsSchema = z.object({
  items: z.array(anybodysJobSchema),
  counts: z.record(z.enum(JOB_STATES), z.number().int()),
});
export type AllJobs = z.infer<typeof allJobsSchema>;
