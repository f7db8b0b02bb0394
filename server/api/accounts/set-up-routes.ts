import { createRoute } from "@hono/zod-openapi";
import { hashPassword } from "@/auth/passwords/password";
import { setUpSchema, setupSchema } from "@/contract/people";
import { isSetupToken, setUp, type SetUpRefusal } from "@/data/accounts/set-up";
import { answerOf, bodyOf, PROBLEMS } from "../answers";
import type { Api } from "../api-env";
import { ApiProblem, invalid } from "../problem";
import { requireGoodPassword } from "./require-good-password";
import { signInCaller } from "./sign-in-caller";

const setUpRoute = createRoute({
  method: "post",
  path: "/setup",
  tags: ["set-up"],
  summary: "Make the first owner and their team, with the link that the server prints at its start",
  description: "The answer sets the cookie of a new session. Works once.",
  security: [],
  request: { body: bodyOf(setupSchema) },
  responses: { 201: answerOf(setUpSchema, "Who owns which team now."), ...PROBLEMS },
});

export function addSetUpRoutes(api: Api): void {
  api.openapi(setUpRoute, async (c) => {
    const { db } = c.var;
    const { token, name, email, password, teamName, labels } = c.req.valid("json");
    // Asked first, so that nobody without a token can make us hash passwords.
    if (!(await isSetupToken(db, token))) throw refused("bad-token");
    await requireGoodPassword("password", password, { email, name });
    const owner = { email, name, passwordHash: await hashPassword(password) };
    const founded = await setUp(db, { token, owner, teamName, labels });
    if (!founded.ok) throw refused(founded.refusal);
    await signInCaller(c, { user: founded.value.user, isNew: true });
    return c.json(founded.value, 201);
  });
}

function refused(refusal: SetUpRefusal): ApiProblem {
  switch (refusal) {
    case "bad-token":
    case "already-set-up":
      return new ApiProblem(410, "This set-up link does not work: it was used, or is an old one.", {
        kind: "set-up-link",
      });
    case "email-taken":
      return invalid("email", "There is an account with this address already.", "email-taken");
  }
}
