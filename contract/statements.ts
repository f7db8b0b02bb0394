import { z } from "zod";
import { REASON_CODES } from "@/domain/statements/reason";
import { ACTOR_KINDS, STATEMENT_KINDS } from "@/domain/statements/statement";
import { statementIdSchema } from "./common";

const rangeSchema = z.object({ start: z.number().int(), end: z.number().int() });

const reasonSchema = z.object({
  code: z.enum(REASON_CODES),
  /** UTF-16 code units, half-open, in the text of the edition. */
  words: rangeSchema,
  other: rangeSchema.exactOptional(),
});

/** Who says what in a report: recognised, or confirmed by somebody. */
export const statementSchema = z.object({
  id: statementIdSchema,
  /** UTF-16 code units, half-open, in `/reports/{id}/text?edition={edition}`. */
  start: z.number().int(),
  end: z.number().int(),
  edition: z.number().int(),
  actor: z.string(),
  actorType: z.enum(ACTOR_KINDS),
  /** ISO 3166-1 alpha-3 of a state. */
  isoA3: z.string().nullable(),
  speaker: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  reportedBy: z.string().nullable(),
  /** ISO 8601: a day, a month, a year, or `from/to`, as the text says it of this statement. */
  date: z.string().nullable(),
  /** The same, as the occasion suggests. */
  dateInferred: z.string().nullable(),
  kind: z.enum(STATEMENT_KINDS),
  /** The title of the section. */
  section: z.string().nullable(),
  /** Inside the quotation marks; as `start` and `end`. */
  quotes: z.array(z.tuple([z.number().int(), z.number().int()])),
  status: z.enum(["proposed", "confirmed"]),
  /**
   * Why it was proposed: what the text shows, and where; empty for what a person has added. A sentence in English
   * if an earlier version has stored one.
   */
  why: z.union([z.string(), z.array(reasonSchema).readonly()]),
});
export type StatementResource = z.infer<typeof statementSchema>;

/** Of one edition, in reading order. */
export const statementListSchema = z.object({
  edition: z.number().int(),
  items: z.array(statementSchema),
});
