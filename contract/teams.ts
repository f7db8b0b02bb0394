import { z } from "zod";
import {
  codeSchema,
  emailSchema,
  invitationIdSchema,
  LABEL_COLOURS,
  labelColourSchema,
  labelIdSchema,
  lineSchema,
  nameSchema,
  passwordSchema,
  personColourSchema,
  personNameSchema,
  roleSchema,
  teamIdSchema,
  timeSchema,
  userIdSchema,
} from "./common";

export const teamNameSchema = nameSchema(80);
/** `stay`: under a pseudonym. */
export const formerWordsSchema = z.enum(["stay", "go"]);
export type FormerWords = z.infer<typeof formerWordsSchema>;
/** A past that is kept at all is kept for a month at least; `null` is for ever. */
export const pastKeptDaysSchema = z.number().int().min(30).max(36_500).nullable();
export type PastKeptDays = z.infer<typeof pastKeptDaysSchema>;
export const teamSchema = z.object({
  id: teamIdSchema,
  name: z.string(),
  /** The caller's own. */
  role: roleSchema,
  members: z.number().int(),
  reports: z.number().int(),
  /** What becomes of the words of who deletes their account. */
  formerWords: formerWordsSchema,
  /** Members without a second factor are not let in. */
  requiresSecondFactor: z.boolean(),
  /** For how many days the past of its rooms is kept; `null` is for ever. */
  pastKeptDays: pastKeptDaysSchema,
  /** Whether the caller is let in. */
  letsIn: z.boolean(),
});
const labelNameSchema = nameSchema(40);
/** What the labels are called with which a team begins, by colour: in the language of who founds it. */
export const firstLabelsSchema = z
  .array(labelNameSchema)
  .length(LABEL_COLOURS.length)
  .refine((names) => new Set(names).size === names.length, "two of the same name");
/** Without names, the first labels have English ones. */
export const newTeamSchema = z.object({
  name: teamNameSchema,
  labels: firstLabelsSchema.optional(),
});
export const changeTeamSchema = z
  .object({
    name: teamNameSchema,
    formerWords: formerWordsSchema,
    requiresSecondFactor: z.boolean(),
    pastKeptDays: pastKeptDaysSchema,
  })
  .partial();
export type Team = z.infer<typeof teamSchema>;

export const memberSchema = z.object({
  id: userIdSchema,
  name: z.string(),
  /** One's own; that of others for those who may change members. */
  email: z.string().nullable(),
  colour: personColourSchema,
  role: roleSchema,
  joinedAt: timeSchema,
});
export type Member = z.infer<typeof memberSchema>;
export const changeMemberSchema = z.object({ role: roleSchema });

export const labelSchema = z.object({
  id: labelIdSchema,
  name: z.string(),
  colour: labelColourSchema,
  position: z.number().int(),
  archived: z.boolean(),
});
export type Label = z.infer<typeof labelSchema>;
export const newLabelSchema = z.object({ name: labelNameSchema, colour: labelColourSchema });
/** `position` is where the label stands afterwards, counted from 0; the others make room. */
export const changeLabelSchema = newLabelSchema
  .extend({ archived: z.boolean(), position: z.number().int().min(0).max(1_000) })
  .partial();

export const INVITATION_STATES = ["usable", "expired", "revoked", "used-up"] as const;
export const invitationSchema = z.object({
  id: invitationIdSchema,
  role: roleSchema,
  note: z.string(),
  createdAt: timeSchema,
  expiresAt: timeSchema,
  uses: z.number().int(),
  maxUses: z.number().int(),
  state: z.enum(INVITATION_STATES),
});
export type Invitation = z.infer<typeof invitationSchema>;
export const newInvitationSchema = z.object({
  role: roleSchema,
  /** Without it, the caller's only team; 422 if there are several. */
  team: teamIdSchema.optional(),
  expiresInDays: z.number().int().min(1).max(365).default(14),
  maxUses: z.number().int().min(1).max(500).default(1),
  note: lineSchema(200).default(""),
});
/** The token is shown once, here. */
export const madeInvitationSchema = invitationSchema.extend({ token: z.string(), url: z.string() });
export const invitationPreviewSchema = z.object({
  teamName: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
  state: z.enum(INVITATION_STATES),
});
export const invitationTokenSchema = z.object({ token: z.string().min(10).max(200) });
/**
 * The token alone joins the signed-in caller. With `email` and `password` it joins the person of that account, and with
 * `name` as well it makes the account if there is none; then the answer also signs the browser in.
 */
export const acceptInvitationSchema = z.object({
  token: z.string().min(10).max(200),
  name: personNameSchema.optional(),
  email: emailSchema.optional(),
  password: passwordSchema.optional(),
  /** Of an account with a second factor; without it the answer is the problem `code-needed`. */
  code: codeSchema.optional(),
});
export const acceptedInvitationSchema = z.object({
  user: userIdSchema,
  team: teamIdSchema,
  role: roleSchema,
});
