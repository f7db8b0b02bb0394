import { z } from "zod";
import {
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

export const settingsSchema = z.object({
  theme: z.enum(["system", "light", "dark"]).optional(),
  /** `false` switches single-key shortcuts off (WCAG 2.1.4). */
  singleKeys: z.boolean().optional(),
  /** Command name → key, where it differs from the default. */
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
  settings: settingsSchema,
  teams: z.array(z.object({ id: teamIdSchema, name: z.string(), role: roleSchema })),
});
export type Me = z.infer<typeof meSchema>;

/** `settings` are merged: what is not named stays as it is. */
export const changeMeSchema = z
  .object({ name: personNameSchema, colour: personColourSchema, settings: settingsSchema })
  .partial();
/** `current` is needed where there is a password. All other sessions end. */
export const changePasswordSchema = z.object({
  current: z.string().max(200).optional(),
  next: passwordSchema,
});

/** `current`, the password, is needed where there is one. */
export const deleteAccountSchema = z.object({ current: z.string().max(200).optional() });

export const sessionSchema = z.object({
  id: z.string(),
  createdAt: timeSchema,
  lastSeenAt: timeSchema,
  userAgent: z.string(),
  current: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

export const setupSchema = z.object({
  token: z.string().min(10).max(200),
  name: personNameSchema,
  email: emailSchema,
  password: passwordSchema,
  teamName: nameSchema(80),
});
/** Who was made owner of which team; the answer also signs the browser in. */
export const setUpSchema = z.object({ user: userIdSchema, team: teamIdSchema });
