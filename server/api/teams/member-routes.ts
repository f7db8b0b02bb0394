import { createRoute, z } from "@hono/zod-openapi";
import { changeMemberSchema, memberSchema } from "@/contract/teams";
import { changeRole, listMembers, removeMember, type MemberRefusal } from "@/data/teams/members";
import { notFound, notPermitted, parseUser, requireMembership, requireTeam } from "../access";
import { answerOf, bodyOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";
import { ApiProblem } from "../problem";

const tags = ["members"];
const params = z.object({ id: z.string(), user: z.string() });

const listRoute = createRoute({
  method: "get",
  path: "/teams/{id}/members",
  tags,
  summary: "Everybody in a team",
  middleware: signedIn,
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: answerOf(listOf(memberSchema), "The members."), ...PROBLEMS },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/teams/{id}/members/{user}",
  tags,
  summary: "Give a member another role",
  description: "Nobody reaches above their own role, and a team keeps an owner (409).",
  middleware: signedIn,
  request: { params, body: bodyOf(changeMemberSchema) },
  responses: { 200: answerOf(memberSchema, "The member."), ...PROBLEMS },
});

const removeRoute = createRoute({
  method: "delete",
  path: "/teams/{id}/members/{user}",
  tags,
  summary: "Take a member out of a team, or leave it",
  description: "The last owner cannot leave (409). Who is not let in without a second factor can.",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("They are out."), ...PROBLEMS },
});

export function addMemberRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { team, role } = await requireTeam(c.var, c.req.valid("param").id, "member.list");
    const seenBy = { user: c.var.caller.user, role };
    return c.json({ items: await listMembers(c.var.db, { team, seenBy }) }, 200);
  });

  api.openapi(changeRoute, async (c) => {
    const { db, caller } = c.var;
    const { id, user } = c.req.valid("param");
    const { team, role: acting } = await requireTeam(c.var, id, "member.list");
    const member = parseUser(user);
    const { role } = c.req.valid("json");
    const changed = await changeRole(db, { team, by: caller.user, member, role });
    if (!changed.ok) throw refused(changed.refusal);
    const seenBy = { user: caller.user, role: acting };
    const found = (await listMembers(db, { team, seenBy })).find((one) => one.id === member);
    if (!found) throw notFound("member");
    return c.json(found, 200);
  });

  api.openapi(removeRoute, async (c) => {
    const { db, caller } = c.var;
    const { id, user } = c.req.valid("param");
    const member = parseUser(user);
    // Whoever is not let in may leave.
    const { team } =
      member === caller.user
        ? await requireMembership(c.var, id)
        : await requireTeam(c.var, id, "member.list");
    const removed = await removeMember(db, { team, by: caller.user, member });
    if (!removed.ok) throw refused(removed.refusal);
    return c.body(null, 204);
  });
}

function refused(refusal: MemberRefusal): ApiProblem {
  switch (refusal) {
    case "not-a-member":
      return notFound("member");
    case "not-permitted":
      return notPermitted();
    case "last-owner":
      return new ApiProblem(409, "A team needs an owner: make somebody else owner first.", {
        kind: "last-owner",
      });
  }
}
