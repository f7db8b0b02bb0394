import { createRoute } from "@hono/zod-openapi";
import { checkCode } from "@/auth/second-factor/check-code";
import { beginEnrolment, finishEnrolment } from "@/auth/second-factor/enrol";
import { readAuthEnvironment } from "@/auth/environment";
import { hashRecoveryCode, newRecoveryCodes } from "@/auth/second-factor/recovery-codes";
import { findDevice } from "@/auth/visit";
import {
  givenCodeSchema,
  proposedSecondFactorSchema,
  proposeSecondFactorSchema,
  recoveryCodesSchema,
  secondFactorSchema,
} from "@/contract/people";
import {
  countRecoveryCodes,
  findSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
} from "@/data/accounts/second-factor";
import { findSignedUp } from "@/data/accounts/users";
import { notFound } from "../access";
import { answerOf, bodyOf, done, PROBLEMS } from "../answers";
import { signedIn, type Api, type SignedInEnv } from "../api-env";
import { codeProblem } from "../code-problems";
import { ApiProblem } from "../problem";
import { requireProof } from "./require-proof";
import { visitOf } from "./sign-in-caller";

const tags = ["me"];
const middleware = signedIn;
const recoveryCodes = answerOf(recoveryCodesSchema, "The codes; they are not shown again.");

const getRoute = createRoute({
  method: "get",
  path: "/me/second-factor",
  tags,
  summary: "Whether the caller's account asks for one-time codes",
  middleware,
  responses: { 200: answerOf(secondFactorSchema, "The second factor."), ...PROBLEMS },
});

const proposeRoute = createRoute({
  method: "post",
  path: "/me/second-factor",
  tags,
  summary:
    "A secret for the caller's authenticator app; nothing is asked for before it is confirmed",
  description: "Asks for what `/me/deletion` asks for.",
  middleware,
  request: { body: bodyOf(proposeSecondFactorSchema) },
  responses: { 201: answerOf(proposedSecondFactorSchema, "The secret."), ...PROBLEMS },
});

const confirmRoute = createRoute({
  method: "post",
  path: "/me/second-factor/confirm",
  tags,
  summary: "The first code: from now on one is asked for, and all other sessions end",
  middleware,
  request: { body: bodyOf(givenCodeSchema) },
  responses: { 200: recoveryCodes, ...PROBLEMS },
});

const renewRoute = createRoute({
  method: "post",
  path: "/me/second-factor/recovery-codes",
  tags,
  summary: "New recovery codes, for a code; the old ones stop working",
  middleware,
  request: { body: bodyOf(givenCodeSchema) },
  responses: { 200: recoveryCodes, ...PROBLEMS },
});

const removeRoute = createRoute({
  method: "post",
  path: "/me/second-factor/disable",
  tags,
  summary: "Ask for no more codes, for a last one",
  middleware,
  request: { body: bodyOf(givenCodeSchema) },
  responses: { 204: done("It is off."), ...PROBLEMS },
});

export function addSecondFactorRoutes(api: Api): void {
  api.openapi(getRoute, async (c) => {
    const { db, caller } = c.var;
    const factor = await findSecondFactor(db, caller);
    const left = await countRecoveryCodes(db, caller);
    return c.json({ on: factor?.confirmed ?? false, recoveryCodes: left }, 200);
  });

  api.openapi(proposeRoute, async (c) => {
    const { db, caller } = c.var;
    await requireProof(c.var, c.req.valid("json").current);
    const account = await findSignedUp(db, caller);
    if (!account) throw notFound("account");
    const person = { user: caller.user, email: account.email };
    const proposed = await beginEnrolment(db, readAuthEnvironment(), person);
    if (!proposed) throw new ApiProblem(409, "Your account has a second factor already.");
    return c.json(proposed, 201);
  });

  api.openapi(confirmRoute, async (c) => {
    const { db, caller } = c.var;
    const device = await findDevice(db, await visitOf(c), caller.user);
    const given = { ...caller, code: c.req.valid("json").code, device, now: new Date() };
    const enrolled = await finishEnrolment(db, readAuthEnvironment(), given);
    if (enrolled.kind === "done") return c.json({ recoveryCodes: enrolled.recoveryCodes }, 200);
    throw codeProblem("code", enrolled);
  });

  api.openapi(renewRoute, async (c) => {
    await requireOwnCode(c.var, c.req.valid("json").code);
    const codes = newRecoveryCodes();
    const { secret } = readAuthEnvironment();
    const recoveryHashes = codes.map((code) => hashRecoveryCode(code, secret));
    await replaceRecoveryCodes(c.var.db, { user: c.var.caller.user, recoveryHashes });
    return c.json({ recoveryCodes: codes }, 200);
  });

  api.openapi(removeRoute, async (c) => {
    await requireOwnCode(c.var, c.req.valid("json").code);
    await removeSecondFactor(c.var.db, c.var.caller);
    return c.body(null, 204);
  });
}

/** A window left open is not enough to change what guards the account. */
async function requireOwnCode(
  { db, caller }: SignedInEnv["Variables"],
  code: string,
): Promise<void> {
  const factor = await findSecondFactor(db, caller);
  if (!factor?.confirmed) throw new ApiProblem(409, "Your account has no second factor.");
  const given = { user: caller.user, code, device: caller.sid, address: null };
  const checked = await checkCode(db, readAuthEnvironment().secret, given);
  if (checked.kind !== "right") throw codeProblem("code", checked);
}
