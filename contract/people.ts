import { z } from "zod";
import { LANGUAGES } from "@/domain/language";
import {
  codeSchema,
  emailSchema,
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
import { firstLabelsSchema } from "./teams";

export const settingsSchema = z.object({
  /** Of pages and letters. */
  language: z.enum(["browser", ...LANGUAGES]).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  /** `false` switches single-key shortcuts off (WCAG 2.1.4). */
  singleKeys: z.boolean().optional(),
  /** Command name → key, if it differs from the default. */
  keys: z
    .record(lineSchema(60, 1), lineSchema(20))
    .refine((keys) => Object.keys(keys).length <= 200, "too many keys")
    .optional(),
  textSize: z.enum(["small", "medium", "large"]).optional(),
  /** Real `<mark>` elements with `aria-details` in the text, for screen readers. */
  markedText: z.boolean().optional(),
  /** Bars beside the text that show where each statement begins and ends. */
  statementBars: z.boolean().optional(),
  /** Announce colleagues' changes politely. */
  announce: z.boolean().optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const meSchema = z.object({
  id: userIdSchema,
  email: z.string(),
  name: z.string(),
  colour: personColourSchema,
  hasPassword: z.boolean(),
  /** Whether a one-time code is asked for at sign-in. */
  hasSecondFactor: z.boolean(),
  /** Whether they look after the installation. */
  isAdministrator: z.boolean(),
  settings: settingsSchema,
  teams: z.array(z.object({ id: teamIdSchema, name: z.string(), role: roleSchema })),
});
export type Me = z.infer<typeof meSchema>;

/** `settings` are merged: what is not named stays as it is. */
export const changeMeSchema = z
  .object({ name: personNameSchema, colour: personColourSchema, settings: settingsSchema })
  .partial();
/** `current` is needed if there is a password. All other sessions end. */
export const changePasswordSchema = z.object({
  current: z.string().max(200).optional(),
  next: passwordSchema,
});

/** `current`, the password, is needed if there is one. */
export const deleteAccountSchema = z.object({ current: z.string().max(200).optional() });

export const sessionSchema = z.object({
  id: z.string(),
  createdAt: timeSchema,
  lastSeenAt: timeSchema,
  userAgent: z.string(),
  current: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

/** `current` is needed if there is a password. */
export const proposeSecondFactorSchema = z.object({ current: z.string().max(200).optional() });
/** The secret for an authenticator app: as Base32 to type, and as the address behind a QR code. Shown once, here. */
export const proposedSecondFactorSchema = z.object({ secret: z.string(), uri: z.string() });
export const givenCodeSchema = z.object({ code: codeSchema });
/** Each lets somebody in once who has lost their app. Shown once, here. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export const secondFactorSchema = z.object({
  on: z.boolean(),
  /** How many are left. */
  recoveryCodes: z.number().int(),
});
export type SecondFactorState = z.infer<typeof secondFactorSchema>;

export const setupSchema = z.object({
  token: z.string().min(10).max(200),
  name: personNameSchema,
  email: emailSchema,
  password: passwordSchema,
  teamName: nameSchema(80),
  labels: firstLabelsSchema.optional(),
});
/** Who was made owner of which team; the answer also signs the browser in. */
export const setUpSchema = z.object({ user: userIdSchema, team: teamIdSchema });
