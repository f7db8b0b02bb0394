import { z } from "zod";
import { settingsSchema } from "./people";
import { personColourSchema, roleSchema, timeSchema } from "./common";

/** Of a report that the person may still read its title and words too; of another no more than its id. */
const place = { report: z.string(), reportTitle: z.string().nullable() };

/** Everything that is somebody's own, for taking along: nobody else's words are in it. */
export const ownDataSchema = z.object({
  written: timeSchema,
  account: z.object({
    id: z.string(),
    email: z.string(),
    emailVerified: timeSchema.nullable(),
    name: z.string(),
    colour: personColourSchema,
    createdAt: timeSchema,
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    settings: settingsSchema,
    identities: z.array(z.object({ provider: z.string(), subject: z.string() })),
  }),
  sessions: z.array(
    z.object({ createdAt: timeSchema, lastSeenAt: timeSchema, userAgent: z.string() }),
  ),
  /** Browsers in which the person has signed in. */
  devices: z.array(z.object({ createdAt: timeSchema, lastUsedAt: timeSchema })),
  memberships: z.array(
    z.object({ team: z.string(), name: z.string(), role: roleSchema, joinedAt: timeSchema }),
  ),
  /** That the person has made, and that are still listed. */
  invitations: z.array(
    z.object({
      team: z.string(),
      role: roleSchema,
      note: z.string(),
      createdAt: timeSchema,
      expiresAt: timeSchema,
    }),
  ),
  /** Texts that the person has added. */
  editions: z.array(z.object({ ...place, edition: z.number().int(), createdAt: timeSchema })),
  /** Until when the person has read which thread. */
  reads: z.array(z.object({ ...place, annotation: z.string(), readAt: timeSchema })),
  annotations: z.array(
    z.object({
      ...place,
      id: z.string(),
      created: timeSchema,
      edition: z.number().int(),
      start: z.number().int(),
      end: z.number().int(),
      quotation: z.string().nullable(),
      labels: z.array(z.string()),
      thread: z.string(),
      deleted: timeSchema.nullable(),
    }),
  ),
  comments: z.array(
    z.object({
      ...place,
      id: z.string(),
      annotation: z.string(),
      created: timeSchema,
      edited: timeSchema.nullable(),
      deleted: timeSchema.nullable(),
      body: z.string(),
    }),
  ),
  reactions: z.array(
    z.object({ ...place, comment: z.string(), emoji: z.string(), at: timeSchema }),
  ),
  statements: z.array(
    z.object({
      ...place,
      id: z.string(),
      decided: timeSchema,
      verdict: z.string(),
      edition: z.number().int(),
      start: z.number().int(),
      end: z.number().int(),
      actor: z.string(),
      actorKind: z.string(),
      isoA3: z.string().nullable(),
      speaker: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
      reportedBy: z.string().nullable(),
      date: z.string().nullable(),
      dateInferred: z.string().nullable(),
      kind: z.string(),
    }),
  ),
});
export type OwnData = z.infer<typeof ownDataSchema>;
