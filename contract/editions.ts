import { z } from "zod";
import { CARRIED_STATES } from "@/domain/annotation/carried";
import { languageSchema, languageTagSchema, reportIdSchema } from "./common";
import { importJobSchema } from "./imports";

const count = z.number().int();
const rangeShape = { start: count, end: count };

/** The text of a corrected or later edition. */
export const newEditionSchema = z.object({
  text: z.string().min(1),
  format: z.enum(["txt", "md"]).default("txt"),
});

/** A file that is still being read; the edition comes when it is done. */
export const promisedEditionSchema = z.object({ id: reportIdSchema, job: importJobSchema });

/** How many became what. */
const carriedCountsSchema = z.object({
  exact: count,
  moved: count,
  changed: count,
  ambiguous: count,
  lost: count,
});

/** An edition that was added, and what became of the report's annotations and confirmed statements in it. */
export const addedEditionSchema = z.object({
  number: count,
  sha256: z.string(),
  /** UTF-16 code units. */
  length: count,
  carried: carriedCountsSchema,
  statements: carriedCountsSchema,
});
export type AddedEdition = z.infer<typeof addedEditionSchema>;

/** An edition of a report, without its text. */
export const editionSchema = z.object({
  number: count,
  sha256: z.string(),
  length: count,
  format: z.string(),
  language: languageSchema,
  createdAt: z.iso.datetime(),
});

/** Says which language the text is in, if that was not recognised, or not rightly. */
export const changeEditionSchema = z.object({ language: languageTagSchema.nullable() });

/** Where an annotation or a statement that was made in another edition stands in one. */
export const carriedSchema = z.object({
  /** The id of the annotation or of the statement. */
  subject: z.string(),
  from: z.object({ edition: count, ...rangeShape }),
  /** The words of an annotation there, if they have no place in this edition. */
  exact: z.string().nullable(),
  state: z.enum(CARRIED_STATES),
  /** `null` if the words are lost, or somebody must confirm. */
  range: z.object(rangeShape).nullable(),
  /** What may be confirmed, the likeliest first. */
  offered: z.array(z.object(rangeShape)),
});
export type CarriedResource = z.infer<typeof carriedSchema>;
