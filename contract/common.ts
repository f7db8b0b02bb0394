import { z } from "zod";
import { ROLES } from "@/domain/access/roles";
import { parseLanguageTag } from "@/domain/edition/edition-language";
import { isId, type Id } from "@/domain/ids";
import { isSeenLine } from "@/domain/names/seen-line";
import { isProse, isVisibleLine, showsSomething } from "@/domain/text/visible-text";

function idSchemaOf<Noun extends string>() {
  return z.string().refine((raw): raw is Id<Noun> => isId<Noun>(raw), "not an id");
}
export const userIdSchema = idSchemaOf<"user">();
export const teamIdSchema = idSchemaOf<"team">();
export const reportIdSchema = idSchemaOf<"report">();
export const annotationIdSchema = idSchemaOf<"annotation">();
export const commentIdSchema = idSchemaOf<"comment">();
export const statementIdSchema = idSchemaOf<"statement">();
export const actorIdSchema = idSchemaOf<"actor">();
export const jobIdSchema = idSchemaOf<"job">();
export const labelIdSchema = idSchemaOf<"label">();
export const invitationIdSchema = idSchemaOf<"invitation">();

/** ISO 8601, UTC. */
export const timeSchema = z.iso.datetime();
export const roleSchema = z.enum(ROLES);

/** The names of the presence and profile colours; their values are CSS variables `--person-<name>`. */
export const PERSON_COLOURS = [
  "teal",
  "violet",
  "rust",
  "blue",
  "green",
  "plum",
  "ochre",
  "slate",
] as const;
export const personColourSchema = z.enum(PERSON_COLOURS);
export type PersonColour = (typeof PERSON_COLOURS)[number];

/** The colours of labels; their values are CSS variables `--wash-<name>` and `--edge-<name>`. */
export const LABEL_COLOURS = ["amber", "rose", "sky", "mint", "violet"] as const;
export const labelColourSchema = z.enum(LABEL_COLOURS);
export type LabelColour = (typeof LABEL_COLOURS)[number];

export const personSchema = z.object({
  id: userIdSchema,
  name: z.string(),
  colour: personColourSchema,
});
export type Person = z.infer<typeof personSchema>;

/**
 * Somebody who has written something: a person by name, or somebody whose account was deleted by their number as a
 * former member.
 */
export const authorSchema = z.union([
  personSchema.extend({ former: z.null() }),
  personSchema.extend({ name: z.null(), former: z.number().int() }),
]);
export type Author = z.infer<typeof authorSchema>;

/** A text of one line, trimmed, of which something can be seen unless it is empty. */
export function lineSchema(most: number, least = 0) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((raw) => raw === "" || isVisibleLine(raw), NOT_TEXT);
}

/** A text as somebody typed it, trimmed, of which something can be seen unless it is empty. */
export function proseSchema(most: number, least = 0) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((raw) => raw === "" || (isProse(raw) && showsSomething(raw)), NOT_TEXT);
}

const NOT_TEXT = "nothing that can be seen, or characters that are no text";

/** The language of a text (BCP 47), such as "fr"; `null` if nobody knows it. */
export const languageSchema = z.string().nullable();
/** A language that somebody says: any tag that is well-formed. */
export const languageTagSchema = z
  .string()
  .transform(parseLanguageTag)
  .refine((tag) => tag !== null, "no language tag of BCP 47");

export const emailSchema = z
  .email()
  .max(254)
  .transform((raw) => raw.toLowerCase());
/** What people, teams, labels and reports are called: a line of which every character can be seen (`isSeenLine`). */
export function nameSchema(most: number) {
  return lineSchema(most, 1).refine(isSeenLine, "It has characters that cannot be seen.");
}

export const MAX_PERSON_NAME = 80;
export const personNameSchema = nameSchema(MAX_PERSON_NAME);
/** Length is the rule that helps (NIST SP 800-63B): at least 10 characters, no composition rules. */
export const passwordSchema = z.string().min(10).max(200);
/** A one-time code or a recovery code, as somebody typed it. */
export const codeSchema = z.string().trim().min(1).max(40);
