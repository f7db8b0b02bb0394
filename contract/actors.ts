import { z } from "zod";
import { isCountryCode } from "@/domain/actors/country-codes";
import { isLooseDay } from "@/domain/calendar/loose-date";
import { MAX_NAME_LENGTH } from "@/domain/facts/report/statements";
import { ACTOR_KINDS } from "@/domain/statements/statement";
import { actorIdSchema, lineSchema, proseSchema } from "./common";

export const actorNameSchema = lineSchema(MAX_NAME_LENGTH, 1);

/** A day, a month or a year, ISO 8601. */
export const looseDateSchema = z.string().refine(isLooseDay, "no such day");

/** Something that holds of an actor for a time, such as being party to a treaty; a fact, never a stance. */
export const actorStatusSchema = z.object({
  what: lineSchema(200, 1),
  since: looseDateSchema.nullable().default(null),
  until: looseDateSchema.nullable().default(null),
});
export type ActorStatus = z.infer<typeof actorStatusSchema>;

/** Who holds positions: an entry in a team's own list. */
export const actorSchema = z.object({
  id: actorIdSchema,
  name: z.string(),
  kind: z.enum(ACTOR_KINDS),
  /** ISO 3166-1 alpha-3 of a state. */
  isoA3: z.string().nullable(),
  /** Other names under which reports speak of it. */
  aliases: z.array(z.string()),
  /** What it belongs to, such as a region or an alliance. */
  groups: z.array(z.string()),
  statuses: z.array(
    z.object({ what: z.string(), since: z.string().nullable(), until: z.string().nullable() }),
  ),
  notes: z.string(),
});
export type Actor = z.infer<typeof actorSchema>;

export const MAX_ALIASES = 50;

const fields = {
  name: actorNameSchema,
  kind: z.enum(ACTOR_KINDS),
  isoA3: z.string().refine(isCountryCode, "no code of a country").nullable(),
  aliases: z.array(actorNameSchema).max(MAX_ALIASES),
  groups: z.array(lineSchema(100, 1)).max(50),
  statuses: z.array(actorStatusSchema).max(50),
  notes: proseSchema(10_000),
};

export const newActorSchema = z.object({
  ...fields,
  isoA3: fields.isoA3.default(null),
  aliases: fields.aliases.default([]),
  groups: fields.groups.default([]),
  statuses: fields.statuses.default([]),
  notes: fields.notes.default(""),
});
export type NewActor = z.input<typeof newActorSchema>;

/** What is not named stays as it is; lists are replaced whole. */
export const changeActorSchema = z.object(fields).partial();
export type ActorChanges = z.input<typeof changeActorSchema>;

/** The actor that the other becomes one with. */
export const mergeActorSchema = z.object({ into: actorIdSchema });
