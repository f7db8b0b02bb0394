import { actorSchema, MAX_ALIASES, type Actor } from "@/contract/actors";
import type { ReadableTeam } from "@/domain/access/readable";
import { fitsCountry } from "@/domain/actors/fits-country";
import type { ActorId, TeamId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { ActorKind } from "@/domain/statements/statement";
import type { Actor as Row, Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { lockTeam } from "./lock-team";
import { toSeen } from "./look-alikes";
import { newId } from "../new-id";
import { storedList } from "../stored-json";

/** Every state, and as many organisations again as any campaign has met; a bound for what a report has to load. */
export const MAX_ACTORS = 2_000;

/** What all actors of a team say together, UTF-16 code units: it is loaded whole, as their number is. */
export const MAX_ACTORS_LENGTH = 2_000_000;

export type ActorRefusal =
  "no-such-actor" | "name-taken" | "too-many" | "too-long" | "too-many-aliases" | "wrong-country";

export const STORED_STATUSES = storedList("actor.statuses", actorSchema.shape.statuses.element);

/** Everything of an actor but its id. Aliases that say the name again, or each other, are kept once. */
export type ActorDetails = Omit<Actor, "id">;
export type ActorChanges = { [Field in keyof ActorDetails]?: ActorDetails[Field] | undefined };

/** A team's actors by name. */
export async function listActors(db: Database, scope: { team: ReadableTeam }): Promise<Actor[]> {
  return (await standing(db.prisma, scope.team)).map(toActor);
}

export async function countActors(db: Database, scope: { team: ReadableTeam }): Promise<number> {
  return db.prisma.actor.count({ where: { teamId: scope.team, deletedAt: null } });
}

/** Adds an actor. No two of a team answer to the same name or alias, whatever its case. */
export async function addActor(
  db: Database,
  draft: { team: ReadableTeam; details: ActorDetails },
): Promise<Result<Actor, ActorRefusal>> {
  const { team, details } = draft;
  return db.prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, team);
    const rows = await standing(transaction, team);
    if (rows.length >= MAX_ACTORS) return refuse("too-many");
    const written = tidy(details);
    if (!fits(written)) return refuse("wrong-country");
    if (isTaken(rows, written, null)) return refuse("name-taken");
    if (isTooLong(rows, written)) return refuse("too-long");
    const row = await transaction.actor.create({
      data: { ...toRow(written), id: newId<"actor">(), teamId: team },
    });
    return ok(toActor(row));
  });
}

/** What is not named stays as it is. */
export async function changeActor(
  db: Database,
  change: { team: ReadableTeam; actor: ActorId; changes: ActorChanges },
): Promise<Result<Actor, ActorRefusal>> {
  const { team, actor, changes } = change;
  return db.prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, team);
    const rows = await standing(transaction, team);
    const before = rows.find(({ id }) => id === actor);
    if (!before) return refuse("no-such-actor");
    const named = Object.entries(changes).filter(([, value]) => value !== undefined);
    const { id: _id, ...details } = toActor(before);
    const written = tidy({ ...details, ...(Object.fromEntries(named) as Partial<ActorDetails>) });
    if (saysWhichCountry(changes) && !fits(written)) return refuse("wrong-country");
    if (isTaken(rows, written, actor)) return refuse("name-taken");
    if (isTooLong(rows, written, before)) return refuse("too-long");
    return ok(
      toActor(await transaction.actor.update({ where: { id: actor }, data: toRow(written) })),
    );
  });
}

/** Hides an actor until it is restored. */
export async function deleteActor(
  db: Database,
  scope: { team: ReadableTeam; actor: ActorId; now: Date },
): Promise<Result<null, "no-such-actor">> {
  const { count } = await db.prisma.actor.updateMany({
    where: { id: scope.actor, teamId: scope.team, deletedAt: null },
    data: { deletedAt: scope.now },
  });
  return count > 0 ? ok(null) : refuse("no-such-actor");
}

/** Brings a deleted actor back; one that stands stays as it is. Refused where another has its name meanwhile. */
export async function restoreActor(
  db: Database,
  scope: { team: ReadableTeam; actor: ActorId },
): Promise<Result<Actor, ActorRefusal>> {
  const { team, actor } = scope;
  return db.prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, team);
    const row = await transaction.actor.findFirst({ where: { id: actor, teamId: team } });
    if (!row) return refuse("no-such-actor");
    if (row.deletedAt === null) return ok(toActor(row));
    const rows = await standing(transaction, team);
    if (rows.length >= MAX_ACTORS) return refuse("too-many");
    if (isTaken(rows, row, actor)) return refuse("name-taken");
    if (isTooLong(rows, toActor(row))) return refuse("too-long");
    const restored = await transaction.actor.update({
      where: { id: actor },
      data: { deletedAt: null },
    });
    return ok(toActor(restored));
  });
}

/** Makes one actor of two: the names of the one become aliases of the other, its groups and statuses are added. */
export async function mergeActors(
  db: Database,
  merger: { team: ReadableTeam; actor: ActorId; into: ActorId; now: Date },
): Promise<Result<Actor, ActorRefusal>> {
  const { team, actor, into, now } = merger;
  return db.prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, team);
    const rows = await standing(transaction, team);
    const gone = rows.find(({ id }) => id === actor);
    const kept = rows.find(({ id }) => id === into);
    if (!gone || !kept || gone === kept) return refuse("no-such-actor");
    const { id: _id, ...details } = toActor(kept);
    const { statuses } = toActor(gone);
    const written = tidy({
      ...details,
      isoA3: details.isoA3 ?? codeFor(details.name, gone.isoA3),
      aliases: [...details.aliases, gone.name, ...gone.aliases],
      groups: [...new Set([...details.groups, ...gone.groups])],
      statuses: [...details.statuses, ...statuses],
      notes: [details.notes, gone.notes].filter((notes) => notes !== "").join("\n\n"),
    });
    if (written.aliases.length > MAX_ALIASES) return refuse("too-many-aliases");
    await transaction.actor.update({ where: { id: actor }, data: { deletedAt: now } });
    return ok(
      toActor(await transaction.actor.update({ where: { id: into }, data: toRow(written) })),
    );
  });
}

function standing(prisma: Prisma.TransactionClient, team: TeamId): Promise<Row[]> {
  return prisma.actor.findMany({
    where: { teamId: team, deletedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

function tidy(details: ActorDetails): ActorDetails {
  const known = new Set([fold(details.name)]);
  const aliases = details.aliases.filter((alias) => {
    const isNew = !known.has(fold(alias));
    known.add(fold(alias));
    return isNew;
  });
  return { ...details, aliases };
}

/** What stands from before is left alone until its name or its code is changed. */
function saysWhichCountry({ name, isoA3 }: ActorChanges): boolean {
  return name !== undefined || isoA3 !== undefined;
}

function codeFor(name: string, isoA3: string | null): string | null {
  return isoA3 !== null && fitsCountry(name, isoA3) ? isoA3 : null;
}

function fits({ name, isoA3 }: ActorDetails): boolean {
  return isoA3 === null || fitsCountry(name, isoA3);
}

/** Whether there would be too much to load. What is no longer than `before`, in whose place it comes, never is. */
function isTooLong(
  rows: readonly Row[],
  details: ActorDetails,
  before: Row | null = null,
): boolean {
  const more = lengthOf(details) - (before ? lengthOf(toActor(before)) : 0);
  if (more <= 0) return false;
  return rows.reduce((sum, row) => sum + lengthOf(toActor(row)), more) > MAX_ACTORS_LENGTH;
}

function lengthOf({ name, aliases, groups, statuses, notes }: ActorDetails): number {
  const said = [name, notes, ...aliases, ...groups, ...statuses.map(({ what }) => what)];
  return said.reduce((sum, { length }) => sum + length, 0);
}

type Names = { name: string; aliases: readonly string[] };

function isTaken(rows: readonly Row[], names: Names, except: ActorId | null): boolean {
  const wanted = new Set(namesOf(names));
  return rows.some((row) => row.id !== except && namesOf(row).some((name) => wanted.has(name)));
}

function namesOf({ name, aliases }: Names): string[] {
  return [name, ...aliases].map(fold);
}

/**
 * What nobody sees makes no other name. Letters that look like others do, unlike in people's names: nobody is taken for
 * an actor, and short names such as "CI" and "CL" are two.
 */
function fold(name: string): string {
  return toSeen(name).toLowerCase();
}

function toActor(row: Row): Actor {
  return {
    id: row.id as ActorId,
    name: row.name,
    kind: row.kind as ActorKind,
    isoA3: row.isoA3,
    aliases: row.aliases,
    groups: row.groups,
    statuses: [...STORED_STATUSES.read(row.statuses)],
    notes: row.notes,
  };
}

function toRow(details: ActorDetails) {
  return { ...details, statuses: STORED_STATUSES.write(details.statuses) };
}
