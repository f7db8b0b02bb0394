import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { CLIENT_ADDRESS_HEADER } from "@/auth/client-address";
import { hashPassword } from "@/auth/password";
import { signInWithPassword } from "@/auth/sign-in-with-password";
import type { z } from "@hono/zod-openapi";
import {
  acceptedInvitationSchema,
  acceptInvitationSchema,
  invitationPreviewSchema,
  invitationTokenSchema,
} from "@/contract/teams";
import {
  acceptInvitation,
  previewInvitation,
  type AcceptRefusal,
  type Guest,
} from "@/data/accept-invitation";
import { findAccount } from "@/data/users";
import { notFound } from "./access";
import { answerOf, bodyOf, PROBLEMS } from "./answers";
import { findCaller, type Api, type ApiEnv } from "./api-env";
import { ApiProblem, invalid, nameTaken, tooManyAttempts } from "./problem";
import { signInCaller } from "./sign-in-caller";

const tags = ["invitations"];

const previewRoute = createRoute({
  method: "post",
  path: "/invitations/preview",
  tags,
  summary: "What an invitation link offers, before one decides",
  security: [],
  request: { body: bodyOf(invitationTokenSchema) },
  responses: { 200: answerOf(invitationPreviewSchema, "The invitation."), ...PROBLEMS },
});

const acceptRoute = createRoute({
  method: "post",
  path: "/invitations/accept",
  tags,
  summary: "Join a team with an invitation link",
  description: [
    "With the token alone the signed-in caller joins.",
    "With an address and a password whoever has that account joins; with a name as well, the account is made where there",
    "is none. Then the answer sets the cookie of a new session. A link that is used up, expired or revoked is 410.",
  ].join(" "),
  security: [],
  request: { body: bodyOf(acceptInvitationSchema) },
  responses: { 200: answerOf(acceptedInvitationSchema, "Who is in which team now."), ...PROBLEMS },
});

export function addJoinRoutes(api: Api): void {
  api.openapi(previewRoute, async (c) => {
    const { token } = c.req.valid("json");
    const preview = await previewInvitation(c.var.db, { token, now: new Date() });
    if (!preview) throw notFound("invitation");
    return c.json(preview, 200);
  });

  api.openapi(acceptRoute, async (c) => {
    const { db } = c.var;
    const acceptance = c.req.valid("json");
    const { token } = acceptance;
    await requireUsable(c, token);
    const signsIn = acceptance.email !== undefined || acceptance.password !== undefined;
    const guest = signsIn ? await identify(c, acceptance) : await callerAsGuest(c);
    const accepted = await acceptInvitation(db, { token, guest, now: new Date() });
    if (!accepted.ok) throw refused(accepted.refusal);
    if (signsIn) await signInCaller(c, accepted.value.user);
    return c.json(accepted.value, 200);
  });
}

/** Asked before any password is looked at or hashed: a dead link is not a way to try passwords or to keep us busy. */
async function requireUsable(c: Context<ApiEnv>, token: string): Promise<void> {
  const preview = await previewInvitation(c.var.db, { token, now: new Date() });
  if (!preview) throw notFound("invitation");
  if (preview.state === "revoked" || preview.state === "expired") throw refused(preview.state);
}

async function callerAsGuest(c: Context<ApiEnv>): Promise<Guest> {
  const caller = await findCaller(c);
  if (!caller) throw new ApiProblem(401, "Sign in, or send a name, an e-mail and a password.");
  return { kind: "existing", user: caller.user };
}

/** Whoever has the account, once their password is right; else an account to be made. */
async function identify(
  c: Context<ApiEnv>,
  given: z.output<typeof acceptInvitationSchema>,
): Promise<Guest> {
  const { db } = c.var;
  const { email, password, name } = given;
  if (email === undefined) throw invalid("email", "An e-mail address is needed.");
  if (password === undefined) throw invalid("password", "A password is needed.");
  if (!(await findAccount(db, { email }))) {
    if (name === undefined) throw invalid("name", "A name is needed for a new account.");
    return { kind: "new", email, name, passwordHash: await hashPassword(password) };
  }
  const address = c.req.header(CLIENT_ADDRESS_HEADER) ?? null;
  const outcome = await signInWithPassword(db, { email, password, address });
  switch (outcome.kind) {
    case "signed-in":
      return { kind: "existing", user: outcome.user };
    case "throttled":
      throw tooManyAttempts(outcome.minutes);
    case "wrong":
      throw invalid(
        "password",
        "There is an account with this address already, and this is not its password.",
      );
  }
}

function refused(refusal: AcceptRefusal): ApiProblem {
  switch (refusal) {
    case "no-such-invitation":
      return notFound("invitation");
    case "email-taken":
      return new ApiProblem(409, "An account with this address was made just now. Try again.", {
        kind: "email-taken",
      });
    case "name-taken":
      return nameTaken("Somebody in this team has a name that looks like yours. Choose another.");
    case "expired":
      return new ApiProblem(410, "This invitation has expired.", { kind: "invitation-expired" });
    case "revoked":
      return new ApiProblem(410, "This invitation was revoked.", { kind: "invitation-revoked" });
    case "used-up":
      return new ApiProblem(410, "This invitation has been used.", { kind: "invitation-used-up" });
  }
}
