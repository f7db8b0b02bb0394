import { createRoute } from "@hono/zod-openapi";
import { hashPassword } from "@/auth/passwords/password";
import { findDevice } from "@/auth/visit";
import { changeMeSchema, changePasswordSchema, meSchema, type Me } from "@/contract/people";
import { changeMe } from "@/data/accounts/change-me";
import { setPassword } from "@/data/accounts/passwords";
import { findMe } from "@/data/accounts/users";
import { notFound } from "../access";
import { answerOf, bodyOf, done, PROBLEMS } from "../answers";
import { signedIn, type Api, type SignedInEnv } from "../api-env";
import { nameTaken } from "../problem";
import { requireGoodPassword } from "./require-good-password";
import { requireProof } from "./require-proof";
import { visitOf } from "./sign-in-caller";

const tags = ["me"];
const me = answerOf(meSchema, "The caller.");

const getRoute = createRoute({
  method: "get",
  path: "/me",
  tags,
  summary: "The caller's account, teams and settings",
  middleware: signedIn,
  responses: { 200: me, ...PROBLEMS },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/me",
  tags,
  summary: "Change the caller's name, colour or settings; settings are merged",
  middleware: signedIn,
  request: { body: bodyOf(changeMeSchema) },
  responses: { 200: me, ...PROBLEMS },
});

const passwordRoute = createRoute({
  method: "post",
  path: "/me/password",
  tags,
  summary: "Set the caller's password; all other sessions end",
  description: "Asks for what `/me/deletion` asks for.",
  middleware: signedIn,
  request: { body: bodyOf(changePasswordSchema) },
  responses: { 204: done("It is set."), ...PROBLEMS },
});

export function addMeRoutes(api: Api): void {
  api.openapi(getRoute, async (c) => c.json(await load(c.var), 200));

  api.openapi(changeRoute, async (c) => {
    const { db, caller } = c.var;
    const changed = await changeMe(db, { user: caller.user, ...c.req.valid("json") });
    if (!changed.ok)
      throw nameTaken("own", "Somebody in a team of yours has a name that looks like this.");
    return c.json(await load(c.var), 200);
  });

  api.openapi(passwordRoute, async (c) => {
    const { current, next } = c.req.valid("json");
    const { db, caller } = c.var;
    await requireProof(c.var, current);
    await requireGoodPassword("next", next, await load(c.var));
    const { user, sid } = caller;
    const keep = { sid, device: await findDevice(db, await visitOf(c), user) };
    await setPassword(db, { user, passwordHash: await hashPassword(next), keep });
    return c.body(null, 204);
  });
}

async function load({ db, caller }: SignedInEnv["Variables"]): Promise<Me> {
  const found = await findMe(db, { user: caller.user });
  if (!found) throw notFound("account");
  return found;
}
