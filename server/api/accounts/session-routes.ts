import { createRoute, z } from "@hono/zod-openapi";
import { sessionSchema } from "@/contract/people";
import { endSession, endSessions, listSessions } from "@/data/accounts/sessions";
import { isId } from "@/domain/ids";
import { notFound } from "../access";
import { answerOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";
import { signOutCaller } from "./sign-out-caller";

const tags = ["me"];

const listRoute = createRoute({
  method: "get",
  path: "/me/sessions",
  tags,
  summary: "The browsers in which the caller is signed in",
  middleware: signedIn,
  responses: { 200: answerOf(listOf(sessionSchema), "The sessions."), ...PROBLEMS },
});

const endAllRoute = createRoute({
  method: "delete",
  path: "/me/sessions",
  tags,
  summary: "Sign the caller out everywhere, here too",
  middleware: signedIn,
  responses: { 204: done("They are signed out."), ...PROBLEMS },
});

const endRoute = createRoute({
  method: "delete",
  path: "/me/sessions/{id}",
  tags,
  summary: "Sign one browser out",
  middleware: signedIn,
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: done("It is signed out."), ...PROBLEMS },
});

export function addSessionRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { db, caller } = c.var;
    const scope = { user: caller.user, current: caller.sid, now: new Date() };
    return c.json({ items: await listSessions(db, scope) }, 200);
  });

  api.openapi(endAllRoute, async (c) => {
    await endSessions(c.var.db, { user: c.var.caller.user });
    signOutCaller(c);
    return c.body(null, 204);
  });

  api.openapi(endRoute, async (c) => {
    const { db, caller } = c.var;
    const sid = c.req.valid("param").id;
    if (!isId(sid) || !(await endSession(db, { user: caller.user, sid }))) {
      throw notFound("session");
    }
    if (sid === caller.sid) signOutCaller(c);
    return c.body(null, 204);
  });
}
