import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  actorSchema,
  changeActorSchema,
  MAX_ALIASES,
  mergeActorSchema,
  newActorSchema,
} from "@/contract/actors";
import {
  addActor,
  changeActor,
  countActors,
  deleteActor,
  listActors,
  MAX_ACTORS,
  MAX_ACTORS_LENGTH,
  mergeActors,
  restoreActor,
  type ActorRefusal,
} from "@/data/teams/actors";
import type { ReadableTeam } from "@/domain/access/readable";
import { parseId, type ActorId } from "@/domain/ids";
import { notFound, requireTeam, type TeamAccess } from "../access";
import { answerOf, bodyOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type SignedInEnv } from "../api-env";
import { chargeCaller } from "../charge-caller";
import { PRICES } from "../prices";
import { ApiProblem, invalid, nameTaken } from "../problem";

const tags = ["actors"];
const actor = answerOf(actorSchema, "The actor.");
const teamParams = z.object({ id: z.string() });
const params = z.object({ id: z.string(), actor: z.string() });

const listRoute = createRoute({
  method: "get",
  path: "/teams/{id}/actors",
  tags,
  summary: "A team's own list of states, organisations, coalitions and persons",
  middleware: signedIn,
  request: { params: teamParams },
  responses: { 200: answerOf(listOf(actorSchema), "The actors, by name."), ...PROBLEMS },
});

const addRoute = createRoute({
  method: "post",
  path: "/teams/{id}/actors",
  tags,
  summary: "Add an actor",
  middleware: signedIn,
  request: { params: teamParams, body: bodyOf(newActorSchema) },
  responses: { 201: actor, ...PROBLEMS },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/teams/{id}/actors/{actor}",
  tags,
  summary: "Change an actor; what is not named stays as it is",
  middleware: signedIn,
  request: { params, body: bodyOf(changeActorSchema) },
  responses: { 200: actor, ...PROBLEMS },
});

const deleteRoute = createRoute({
  method: "delete",
  path: "/teams/{id}/actors/{actor}",
  tags,
  summary: "Delete an actor; it can be restored",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("It is deleted."), ...PROBLEMS },
});

const restoreRoute = createRoute({
  method: "post",
  path: "/teams/{id}/actors/{actor}/restore",
  tags,
  summary: "Bring back a deleted actor",
  middleware: signedIn,
  request: { params },
  responses: { 200: actor, ...PROBLEMS },
});

const mergeRoute = createRoute({
  method: "post",
  path: "/teams/{id}/actors/{actor}/merge",
  tags,
  summary: "Make the actor one with another, which answers to its names from now on",
  middleware: signedIn,
  request: { params, body: bodyOf(mergeActorSchema) },
  responses: { 200: actor, ...PROBLEMS },
});

export function addActorRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { team } = await requireTeam(c.var, c.req.valid("param").id, "report.read");
    await chargeForAll(c, team);
    return c.json({ items: await listActors(c.var.db, { team }) }, 200);
  });

  api.openapi(addRoute, async (c) => {
    const access = await requireTeam(c.var, c.req.valid("param").id, "actor.edit");
    const details = c.req.valid("json");
    await chargeForAll(c, access.team);
    const added = await addActor(c.var.db, { team: access.team, details });
    if (!added.ok) throw refused(added.refusal);
    await tellNames(c.var, access);
    return c.json(added.value, 201);
  });

  api.openapi(changeRoute, async (c) => {
    const { access, found } = await requireActor(c.var, c.req.valid("param"));
    const changes = c.req.valid("json");
    await chargeForAll(c, access.team);
    const changed = await changeActor(c.var.db, { team: access.team, actor: found, changes });
    if (!changed.ok) throw refused(changed.refusal);
    const { name, kind, isoA3, aliases, groups } = changes;
    if ([name, kind, isoA3, aliases, groups].some((value) => value !== undefined))
      await tellNames(c.var, access);
    return c.json(changed.value, 200);
  });

  api.openapi(deleteRoute, async (c) => {
    const { access, found } = await requireActor(c.var, c.req.valid("param"));
    const scope = { team: access.team, actor: found, now: new Date() };
    const deleted = await deleteActor(c.var.db, scope);
    if (!deleted.ok) throw refused(deleted.refusal);
    await tellNames(c.var, access);
    return c.body(null, 204);
  });

  api.openapi(restoreRoute, async (c) => {
    const { access, found } = await requireActor(c.var, c.req.valid("param"));
    await chargeForAll(c, access.team);
    const restored = await restoreActor(c.var.db, { team: access.team, actor: found });
    if (!restored.ok) throw refused(restored.refusal);
    await tellNames(c.var, access);
    return c.json(restored.value, 200);
  });

  api.openapi(mergeRoute, async (c) => {
    const { access, found } = await requireActor(c.var, c.req.valid("param"));
    const { into } = c.req.valid("json");
    await chargeForAll(c, access.team);
    const merger = { team: access.team, actor: found, into, now: new Date() };
    const merged = await mergeActors(c.var.db, merger);
    if (!merged.ok) throw refused(merged.refusal);
    await tellNames(c.var, access);
    return c.json(merged.value, 200);
  });
}

type Vars = SignedInEnv["Variables"];

/** The team's actors are all loaded, to be told or to find out which names are taken. */
async function chargeForAll(c: Context<SignedInEnv>, team: ReadableTeam): Promise<void> {
  await chargeCaller(c, (await countActors(c.var.db, { team })) * PRICES.actor);
}

async function requireActor(
  vars: Vars,
  raw: { id: string; actor: string },
): Promise<{ access: TeamAccess; found: ActorId }> {
  const access = await requireTeam(vars, raw.id, "actor.edit");
  const found = parseId<"actor">(raw.actor);
  if (!found) throw notFound("actor");
  return { access, found };
}

/** Reports are read by the names that a team knows. Nobody waits for that. */
async function tellNames({ jobs, caller }: Vars, { team }: TeamAccess): Promise<void> {
  await jobs.addOnce({ kind: "propose", team, user: caller.user, report: null, details: {} });
}

function refused(refusal: ActorRefusal): ApiProblem {
  switch (refusal) {
    case "no-such-actor":
      return notFound("actor");
    case "name-taken":
      return nameTaken("actor", "Another actor has that name, or answers to it.");
    case "wrong-country":
      return invalid("isoA3", "A state of that name has another code.", "wrong-country");
    case "too-many":
      return new ApiProblem(409, `A team can have ${MAX_ACTORS.toLocaleString("en")} actors.`, {
        kind: "too-many",
        params: { what: "actors", most: MAX_ACTORS },
      });
    case "too-long":
      return new ApiProblem(
        409,
        `What a team's actors say can have ${MAX_ACTORS_LENGTH.toLocaleString("en")} characters in all.`,
        { kind: "too-long", params: { what: "actors", most: MAX_ACTORS_LENGTH } },
      );
    case "too-many-aliases":
      return new ApiProblem(409, `An actor can have ${MAX_ALIASES} other names.`, {
        kind: "too-many",
        params: { what: "aliases", most: MAX_ALIASES },
      });
  }
}
