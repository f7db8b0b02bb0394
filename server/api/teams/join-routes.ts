import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readAuthEnvironment } from "@/auth/environment";
import { hashPassword } from "@/auth/passwords/password";
import { signInWithPassword } from "@/auth/passwords/sign-in-with-password";
import { admitAttempt, forgiveAttempt, type Attempt } from "@/auth/throttle/throttle";
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
  type Accepted,
  type AcceptRefusal,
  type Guest,
} from "@/data/teams/accept-invitation";
import { findAccount } from "@/data/accounts/users";
import { notFound } from "../access";
import { answerOf, bodyOf, PROBLEMS } from "../answers";
import { findCaller, type Api, type ApiEnv } from "../api-env";
import { codeProblem } from "../code-problems";
import { ApiProblem, invalid, nameTaken, tooManyAttempts } from "../problem";
import { requireGoodPassword } from "../accounts/require-good-password";
import { signInCaller, visitOf } from "../accounts/sign-in-caller";

const tags = ["invitations"];

type Acceptance = z.output<typeof acceptInvitationSchema>;

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
    const acceptance = c.req.valid("json");
    const signsIn = acceptance.email !== undefined || acceptance.password !== undefined;
    return c.json(
      await (signsIn ? joinAndSignIn(c, acceptance) : joinAsCaller(c, acceptance)),
      200,
    );
  });
}

/** Whoever is signed in already asks for nothing that the link would tell a stranger. */
async function joinAsCaller(c: Context<ApiEnv>, { token }: { token: string }): Promise<Accepted> {
  const guest = await callerAsGuest(c);
  return join(c, { token, guest });
}

/**
 * A link is looked at before any address or password: one that does not work tells nothing of accounts and keeps
 * nobody busy. One that works could, so what fails with it is counted.
 */
async function joinAndSignIn(c: Context<ApiEnv>, acceptance: Acceptance): Promise<Accepted> {
  const { db } = c.var;
  const { token } = acceptance;
  const preview = await previewInvitation(db, { token, now: new Date() });
  if (!preview) throw notFound("invitation");
  if (preview.state !== "usable") throw refused(preview.state);
  const { address } = await visitOf(c);
  const attempt: Attempt = { secret: "invitation", account: token, device: null, address };
  const admission = await admitAttempt(db, attempt);
  if (!admission.admitted) throw tooManyAttempts(admission.minutes);
  const guest = await identify(c, acceptance);
  const accepted = await join(c, { token, guest });
  await forgiveAttempt(db, attempt);
  await signInCaller(c, { user: accepted.user, isNew: guest.kind === "new" });
  return accepted;
}

async function join(
  c: Context<ApiEnv>,
  acceptance: { token: string; guest: Guest },
): Promise<Accepted> {
  const accepted = await acceptInvitation(c.var.db, { ...acceptance, now: new Date() });
  if (!accepted.ok) throw refused(accepted.refusal);
  return accepted.value;
}

async function callerAsGuest(c: Context<ApiEnv>): Promise<Guest> {
  const caller = await findCaller(c);
  if (!caller) throw new ApiProblem(401, "Sign in, or send a name, an e-mail and a password.");
  return { kind: "existing", user: caller.user };
}

/** Whoever has the account, once their password is right; else an account to be made. */
async function identify(c: Context<ApiEnv>, given: Acceptance): Promise<Guest> {
  const { db } = c.var;
  const { email, password, name, code = null } = given;
  if (email === undefined) throw invalid("email", "An e-mail address is needed.", "needed");
  if (password === undefined) throw invalid("password", "A password is needed.", "needed");
  if (!(await findAccount(db, { email }))) {
    if (name === undefined) throw invalid("name", "A name is needed for a new account.", "needed");
    await requireGoodPassword("password", password, { email, name });
    return { kind: "new", email, name, passwordHash: await hashPassword(password) };
  }
  const attempt = { email, password, code, visit: await visitOf(c) };
  const outcome = await signInWithPassword(db, readAuthEnvironment(), attempt);
  switch (outcome.kind) {
    case "signed-in":
      return { kind: "existing", user: outcome.user };
    case "wrong":
      throw invalid(
        "password",
        "There is an account with this address already, and this is not its password.",
        "password-of-account",
      );
    default:
      throw codeProblem("code", outcome);
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
      return nameTaken(
        "person",
        "Somebody in this team has a name that looks like yours. Choose another.",
      );
    case "expired":
      return new ApiProblem(410, "This invitation has expired.", { kind: "invitation-expired" });
    case "revoked":
      return new ApiProblem(410, "This invitation was revoked.", { kind: "invitation-revoked" });
    case "used-up":
      return new ApiProblem(410, "This invitation has been used.", { kind: "invitation-used-up" });
  }
}
