import { createRoute, z } from "@hono/zod-openapi";
import { changeTeamSchema, newTeamSchema, teamSchema, type Team } from "@/contract/teams";
import { foundTeam } from "@/data/teams/found-team";
import { findSecondFactor } from "@/data/accounts/second-factor";
import {
  deleteTeam,
  findTeam,
  listTeams,
  mayFoundTeam,
  renameTeam,
  requireSecondFactor,
  restoreTeam,
  setFormerWords,
  setPastKeptDays,
} from "@/data/teams/teams";
import { parseId, type TeamId } from "@/domain/ids";
import { notFound, notPermitted, requirePermission, requireTeam, type TeamAccess } from "../access";
import { answerOf, bodyOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type SignedInEnv } from "../api-env";
import { ApiProblem } from "../problem";

const tags = ["teams"];
const params = z.object({ id: z.string() });
const team = answerOf(teamSchema, "The team.");

const listRoute = createRoute({
  method: "get",
  path: "/teams",
  tags,
  summary: "The caller's teams",
  middleware: signedIn,
  responses: { 200: answerOf(listOf(teamSchema), "The teams."), ...PROBLEMS },
});

const addRoute = createRoute({
  method: "post",
  path: "/teams",
  tags,
  summary: "Found a team, with default labels and the sample report; the caller becomes its owner",
  description: "For those who are owner or lead of a team.",
  middleware: signedIn,
  request: { body: bodyOf(newTeamSchema) },
  responses: { 201: team, ...PROBLEMS },
});

const getRoute = createRoute({
  method: "get",
  path: "/teams/{id}",
  tags,
  summary: "One team",
  middleware: signedIn,
  request: { params },
  responses: { 200: team, ...PROBLEMS },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/teams/{id}",
  tags,
  summary:
    "Rename a team, say what becomes of former members' words and of its past, or require a second factor",
  description: "All but the name is for owners; who requires a second factor has one.",
  middleware: signedIn,
  request: { params, body: bodyOf(changeTeamSchema) },
  responses: { 200: team, ...PROBLEMS },
});

const deleteRoute = createRoute({
  method: "delete",
  path: "/teams/{id}",
  tags,
  summary: "Delete a team with all its reports; it can be restored",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("It is deleted."), ...PROBLEMS },
});

const restoreRoute = createRoute({
  method: "post",
  path: "/teams/{id}/restore",
  tags,
  summary: "Bring back a deleted team; for its owners",
  middleware: signedIn,
  request: { params },
  responses: { 200: team, ...PROBLEMS },
});

export function addTeamRoutes(api: Api): void {
  api.openapi(listRoute, async (c) =>
    c.json({ items: await listTeams(c.var.db, { user: c.var.caller.user }) }, 200),
  );

  api.openapi(addRoute, async (c) => {
    const { db, caller } = c.var;
    if (!(await mayFoundTeam(db, { user: caller.user }))) {
      throw new ApiProblem(403, "Only who runs a team can found another.", {
        kind: "may-not-found",
      });
    }
    const owner = { kind: "existing" as const, user: caller.user };
    const founded = await foundTeam(db, { ...c.req.valid("json"), owner });
    c.header("location", `/api/v1/teams/${founded.team}`);
    return c.json(await load(c.var, founded.team), 201);
  });

  api.openapi(getRoute, async (c) => {
    const access = await requireTeam(c.var, c.req.valid("param").id, "member.list");
    return c.json(await load(c.var, access.team), 200);
  });

  api.openapi(changeRoute, async (c) => {
    const access = await requireTeam(c.var, c.req.valid("param").id, "team.edit");
    const { name, formerWords, pastKeptDays, ...more } = c.req.valid("json");
    const { requiresSecondFactor: required } = more;
    // Whoever can take all words away at once can say this too.
    if (formerWords !== undefined) requirePermission(access.role, "team.delete");
    if (pastKeptDays !== undefined) requirePermission(access.role, "past.erase");
    if (required !== undefined) await secure(c.var, access, required);
    if (name !== undefined) await renameTeam(c.var.db, { team: access.team, name });
    if (formerWords !== undefined) {
      await setFormerWords(c.var.db, { team: access.team, formerWords });
    }
    if (pastKeptDays !== undefined) {
      await setPastKeptDays(c.var.db, { team: access.team, pastKeptDays });
    }
    return c.json(await load(c.var, access.team), 200);
  });

  api.openapi(deleteRoute, async (c) => {
    const access = await requireTeam(c.var, c.req.valid("param").id, "team.delete");
    await deleteTeam(c.var.db, { team: access.team, now: new Date() });
    return c.body(null, 204);
  });

  api.openapi(restoreRoute, async (c) => {
    const { db, caller } = c.var;
    const id = parseId<"team">(c.req.valid("param").id);
    if (!id) throw notFound("team");
    const restored = await restoreTeam(db, { team: id, user: caller.user });
    if (!restored.ok) {
      throw restored.refusal === "not-permitted" ? notPermitted() : notFound("team");
    }
    return c.json(await load(c.var, id), 200);
  });
}

async function secure(
  { db, caller }: SignedInEnv["Variables"],
  { team: id, role }: TeamAccess,
  required: boolean,
): Promise<void> {
  requirePermission(role, "team.secure");
  const own = await findSecondFactor(db, { user: caller.user });
  if (required && !own?.confirmed) {
    throw new ApiProblem(
      409,
      "Set up your own second factor first, or you would shut yourself out.",
      {
        kind: "second-factor-needed",
        params: { what: "own" },
      },
    );
  }
  await requireSecondFactor(db, { team: id, required });
}

async function load({ db, caller }: SignedInEnv["Variables"], id: TeamId): Promise<Team> {
  const found = await findTeam(db, { team: id, user: caller.user });
  if (!found) throw notFound("team");
  return found;
}
