import { createRoute, z } from "@hono/zod-openapi";
import { invitationSchema, madeInvitationSchema, newInvitationSchema } from "@/contract/teams";
import {
  addInvitation,
  findInvitation,
  listInvitations,
  revokeInvitation,
} from "@/data/teams/invitations";
import { listTeams } from "@/data/teams/teams";
import { mayGrant } from "@/domain/access/permissions";
import { parseId } from "@/domain/ids";
import { notFound, notPermitted, onlyTeam, requireTeam } from "../access";
import { answerOf, bodyOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";

const tags = ["invitations"];
const DAY_MS = 24 * 60 * 60_000;

const listRoute = createRoute({
  method: "get",
  path: "/teams/{id}/invitations",
  tags,
  summary: "A team's invitations, newest first; for those who may invite",
  middleware: signedIn,
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: answerOf(listOf(invitationSchema), "The invitations."), ...PROBLEMS },
});

const addRoute = createRoute({
  method: "post",
  path: "/invitations",
  tags,
  summary: "Make an invitation link",
  description: "Its token and address are shown here, once. Nobody invites above their own role.",
  middleware: signedIn,
  request: { body: bodyOf(newInvitationSchema) },
  responses: { 201: answerOf(madeInvitationSchema, "The invitation."), ...PROBLEMS },
});

const revokeRoute = createRoute({
  method: "delete",
  path: "/invitations/{id}",
  tags,
  summary: "Revoke an invitation; who joined with it stays",
  middleware: signedIn,
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: done("It is revoked."), ...PROBLEMS },
});

export function addInvitationRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { team } = await requireTeam(c.var, c.req.valid("param").id, "member.invite");
    return c.json({ items: await listInvitations(c.var.db, { team, now: new Date() }) }, 200);
  });

  api.openapi(addRoute, async (c) => {
    const { db, caller, config } = c.var;
    const { team: named, role, expiresInDays, maxUses, note } = c.req.valid("json");
    const team = named ?? onlyTeam(await listTeams(db, { user: caller.user }));
    await requireTeam(c.var, team, "member.invite");
    const now = new Date();
    const expiresAt = new Date(now.getTime() + expiresInDays * DAY_MS);
    const draft = { team, by: caller.user, role, note, maxUses, now, expiresAt };
    const made = await addInvitation(db, draft);
    if (!made.ok) throw notPermitted();
    const url = `${config.origin}/invitation/${made.value.token}`;
    return c.json({ ...made.value, url }, 201);
  });

  api.openapi(revokeRoute, async (c) => {
    const { db } = c.var;
    const invitation = parseId<"invitation">(c.req.valid("param").id);
    const found = invitation && (await findInvitation(db, { invitation }));
    if (!found) throw notFound("invitation");
    const { role } = await requireTeam(c.var, found.team, "member.invite", "invitation");
    if (!mayGrant(role, found.role)) throw notPermitted();
    await revokeInvitation(db, { invitation, now: new Date() });
    return c.body(null, 204);
  });
}
