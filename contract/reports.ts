import { z } from "zod";
import { CARRIED_STATES } from "@/domain/annotation/carried";
import { EDITION_FORMATS } from "@/domain/edition/edition-format";
import { isCommentBody, MAX_BODY_LENGTH } from "@/domain/facts/comment-body";
import { isTooIntricate } from "@/domain/text/intricacy";
import {
  annotationIdSchema,
  authorSchema,
  commentIdSchema,
  jobIdSchema,
  labelIdSchema,
  languageSchema,
  lineSchema,
  nameSchema,
  personSchema,
  reportIdSchema,
  teamIdSchema,
  timeSchema,
  userIdSchema,
} from "./common";
import { importJobSchema } from "./imports";

/** UTF-16 code units of a report's text; a longer one is refused with 413. */
export const MAX_REPORT_LENGTH = 8_000_000;

export const reportSchema = z.object({
  id: reportIdSchema,
  team: teamIdSchema,
  title: z.string(),
  publisher: z.string(),
  published: z.string(),
  sourceUrl: z.string(),
  isSample: z.boolean(),
  createdAt: timeSchema,
  archivedAt: timeSchema.nullable(),
  /** The newest edition. */
  edition: z.object({
    number: z.number().int(),
    sha256: z.string(),
    length: z.number().int(),
    format: z.enum(EDITION_FORMATS),
    language: languageSchema,
    /** The name of the file that it was read from, which can be downloaded; `null` if there was none. */
    file: z.string().nullable(),
  }),
  /** `annotations` without the deleted ones; `open` and `resolved` count threads, which have a comment at least. */
  counts: z.object({
    annotations: z.number().int(),
    open: z.number().int(),
    resolved: z.number().int(),
    comments: z.number().int(),
  }),
  /** Who has it open just now. */
  present: z.array(personSchema),
});
export type ReportSummary = z.infer<typeof reportSchema>;

/** A report that is there, and the job that it was. */
export const addedReportSchema = reportSchema.extend({
  job: z.object({ id: jobIdSchema, state: z.literal("done") }),
});
/** A report that will be there under this id when the job is done. */
export const promisedReportSchema = z.object({ id: reportIdSchema, job: importJobSchema });

const details = {
  title: nameSchema(300),
  publisher: lineSchema(200),
  published: lineSchema(100),
  sourceUrl: z.union([
    z.literal(""),
    z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .regex(/^[^\s\p{Cc}\p{Cs}]+$/u),
  ]),
};
export const newReportSchema = z.object({
  team: teamIdSchema.optional(),
  title: details.title,
  text: z.string().min(1),
  format: z.enum(["txt", "md", "html"]).default("txt"),
  publisher: details.publisher.optional(),
  published: details.published.optional(),
  sourceUrl: details.sourceUrl.optional(),
});
/** What is sent beside a file; what is not said is read from it, or stays empty. */
export const newReportFieldsSchema = z.object({
  team: teamIdSchema.optional(),
  title: details.title.or(z.literal("")).optional(),
  publisher: details.publisher.optional(),
  published: details.published.optional(),
  sourceUrl: details.sourceUrl.optional(),
});
export const changeReportSchema = z.object({ ...details, archived: z.boolean() }).partial();

const reactionSchema = z.object({ emoji: z.string(), by: userIdSchema });
export const commentSchema = z.object({
  id: commentIdSchema,
  creator: authorSchema,
  created: timeSchema,
  edited: timeSchema.nullable(),
  deleted: timeSchema.nullable(),
  /** Markdown. A link to `user:{id}` mentions somebody, by the name of today; who is not known here is "somebody". */
  body: z.string(),
  reactions: z.array(reactionSchema),
});
const rangeShape = { start: z.number().int(), end: z.number().int() };
export const annotationSchema = z.object({
  id: annotationIdSchema,
  /**
   * UTF-16 code units, half-open, in `/reports/{id}/text?edition={edition}`, which is the newest; `null` if the
   * words are lost, or somebody must confirm what became of them.
   */
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  edition: z.number().int(),
  exact: z.string().nullable(),
  /** What became of the words in the newest edition; "exact" if they were marked in it. */
  state: z.enum(CARRIED_STATES),
  /** The places in the newest edition of which somebody may confirm one, the likeliest first. */
  offered: z.array(z.object({ ...rangeShape, exact: z.string() })),
  /** The words as a person has last marked or confirmed them. */
  original: z.object({ edition: z.number().int(), ...rangeShape, exact: z.string() }),
  creator: authorSchema,
  created: timeSchema,
  labels: z.array(z.object({ id: labelIdSchema, name: z.string() })),
  thread: z.enum(["open", "resolved"]),
  /** The first is the root of the thread. A deleted comment keeps its place and loses its body. */
  comments: z.array(commentSchema),
  /** A deleted highlight is listed for as long as somebody's words hang on it. */
  deleted: timeSchema.nullable(),
  /** Permanent link. */
  url: z.string(),
});
export type AnnotationResource = z.infer<typeof annotationSchema>;
/** What the live document takes as a comment. */
export const commentBodySchema = z
  .string()
  .trim()
  .min(1)
  .max(MAX_BODY_LENGTH)
  .refine(isCommentBody, "nothing that can be seen, or characters that are no text")
  .refine((body) => !isTooIntricate(body), {
    error: "It has too many levels, lines or signs to be shown. Use fewer, or split it up.",
  });
export const newAnnotationSchema = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  comment: commentBodySchema.optional(),
  /** Ids or names of the team's labels. */
  labels: z.array(z.string().max(40)).max(20).optional(),
});
export const changeCommentSchema = z.object({ body: commentBodySchema });
/** Until when the caller has read which thread. */
export const readMarksSchema = z.object({
  items: z.array(z.object({ annotation: annotationIdSchema, readAt: timeSchema })),
});
/** Annotations whose threads the caller has read now. */
export const markReadSchema = z.object({ items: z.array(annotationIdSchema).min(1).max(1_000) });
