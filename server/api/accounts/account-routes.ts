import { createRoute } from "@hono/zod-openapi";
import { ownDataSchema } from "@/contract/own-data";
import { deleteAccountSchema } from "@/contract/people";
import { deleteAccount, listTeamsHeld } from "@/data/accounts/delete-account";
import { findOwnSize } from "@/data/accounts/own-data";
import { takeBackWords } from "../../accounts/take-back-words";
import { writeOwnData } from "../../accounts/write-own-data";
import { notFound } from "../access";
import { answerOf, bodyOf, done, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";
import { priceOfOwn } from "../prices";
import { ApiProblem } from "../problem";
import { readMuch } from "../read-much";
import { requireProof } from "./require-proof";
import { refusedByRoom } from "../notes/room-refusal";
import { signOutCaller } from "./sign-out-caller";

const tags = ["me"];

const dataRoute = createRoute({
  method: "get",
  path: "/me/data",
  tags,
  summary: "Everything that is the caller's own, for taking along",
  description:
    "The account, sessions, browsers, memberships, invitations, the texts that the caller has added and until when they have read, and what they have marked, said and decided. Nobody else's words are in it, and of reports that the caller may not read any more only their ids.",
  middleware: signedIn,
  responses: { 200: answerOf(ownDataSchema, "A file, as an attachment."), ...PROBLEMS },
});

const deleteRoute = createRoute({
  method: "post",
  path: "/me/deletion",
  tags,
  summary: "Delete the caller's account, for good",
  description: [
    "Asks for the password, or for a sign-in of the last ten minutes where there is none (403 `sign-in-anew`).",
    "What the caller wrote stays under a pseudonym, or goes, as each team's owners have set.",
    "A team with nobody else in it goes too; who is the last owner of one with others is told so (409 `last-owner`).",
  ].join(" "),
  middleware: signedIn,
  request: { body: bodyOf(deleteAccountSchema) },
  responses: { 204: done("It is deleted, and the caller signed out."), ...PROBLEMS },
});

export function addAccountRoutes(api: Api): void {
  api.openapi(dataRoute, async (c) => {
    const { db, caller } = c.var;
    const parts = await writeOwnData(db, { user: caller.user, now: new Date() });
    if (!parts) throw notFound("account");
    const price = priceOfOwn(await findOwnSize(db, { user: caller.user }));
    return (await readMuch(c, price, parts, {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="caucus-my-data.json"',
      "cache-control": "private, no-store",
    })) as never;
  });

  api.openapi(deleteRoute, async (c) => {
    const { db, rooms, caller } = c.var;
    const { user } = caller;
    await requireProof(c.var, c.req.valid("json").current);
    const held = await listTeamsHeld(db, { user });
    if (held.length > 0) throw lastOwner(held);
    const taken = await takeBackWords({ db, rooms }, user);
    if (!taken.ok) throw refusedByRoom(taken.refusal);
    const deletion = await deleteAccount(db, { user, now: new Date() });
    if (deletion.kind === "last-owner") throw lastOwner(deletion.teams);
    signOutCaller(c);
    return c.body(null, 204);
  });
}

function lastOwner(teams: readonly string[]): ApiProblem {
  return new ApiProblem(
    409,
    `You are the last owner of ${teams.join(", ")}. Make somebody else there an owner, or delete the team, and try again.`,
    { kind: "last-owner", params: { what: "elsewhere", teams: teams.join(", ") } },
  );
}
