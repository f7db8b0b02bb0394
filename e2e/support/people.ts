import { randomBytes } from "node:crypto";
import type { Role } from "@/domain/access/roles";
import { ApiClient, bodyOf } from "./api-client";

/** Somebody with an account, signed in through the API. */
export type Account = {
  id: string;
  name: string;
  email: string;
  password: string;
  api: ApiClient;
};

/** The first owner, as `CAUCUS_OWNER_*` makes them. */
export const OWNER = {
  name: "Olga Owner",
  email: "owner@example.org",
  password: "a bridge over quiet water",
};

export async function signInOwner(url: string): Promise<Account> {
  const api = new ApiClient(url);
  if (!(await api.signIn(OWNER.email, OWNER.password))) {
    throw new Error("The owner cannot sign in.");
  }
  const { id } = bodyOf<{ id: string }>(await api.get("/me"));
  return { ...OWNER, id, api };
}

/** `host` invites somebody new, who accepts and is signed in by that. */
export async function inviteAs(
  host: Account,
  invitation: { team: string; role: Role; name: string },
): Promise<Account> {
  const { team, role, name } = invitation;
  const { token } = bodyOf<{ token: string }>(await host.api.post("/invitations", { role, team }));
  const password = "correct horse battery staple";
  const email = `${
    name
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.join(".") ?? "somebody"
  }.${randomBytes(4).toString("hex")}@example.org`;
  const api = new ApiClient(host.api.url);
  const { user } = bodyOf<{ user: string }>(
    await api.post("/invitations/accept", { token, name, email, password }),
  );
  return { id: user, name, email, password, api };
}
