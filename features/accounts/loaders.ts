import { cache } from "react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { readAuthEnvironment } from "@/auth/environment";
import { hasAskedFor } from "@/auth/mail/link-token";
import { listProviders } from "@/auth/providers";
import { findSession } from "@/auth/session";
import { emailSchema } from "@/contract/common";
import type { Me, SecondFactorState, Session } from "@/contract/people";
import { getDatabase } from "@/data/database";
import { countRecoveryCodes } from "@/data/accounts/second-factor";
import { listSessions } from "@/data/accounts/sessions";
import { hasOwner, isSetupToken } from "@/data/accounts/set-up";
import { findMe } from "@/data/accounts/users";
import type { TeamId } from "@/domain/ids";
import { safeCallbackPath } from "./callback-url";

const loadClaims = cache(async () => findSession(getDatabase(), (await headers()).get("cookie")));

/** Loads the person who asks for this page; `null` without a session. Loaded once per request. */
export const loadMe = cache(async (): Promise<Me | null> => {
  const claims = await loadClaims();
  return claims && findMe(getDatabase(), { user: claims.user });
});

/** The same for pages that need somebody: others are sent to sign in, and come back to `path`. */
export async function requireMe(path: string): Promise<Me> {
  const me = await loadMe();
  if (me) return me;
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

export async function loadSessions(): Promise<Session[]> {
  const claims = await loadClaims();
  if (!claims) return [];
  return listSessions(getDatabase(), { user: claims.user, current: claims.sid, now: new Date() });
}

export async function loadSecondFactor(me: Me): Promise<SecondFactorState> {
  const recoveryCodes = await countRecoveryCodes(getDatabase(), { user: me.id });
  return { on: me.hasSecondFactor, recoveryCodes };
}

/** Sends a member whom a team does not let in yet to what it asks for; they come back to `path`. */
export function leadToSecondFactor(team: TeamId, path: string): never {
  redirect(`/second-factor?team=${team}&next=${encodeURIComponent(path)}`);
}

/** How one can sign in here. */
export function loadSignInWays(): { provider: string | null; emailLink: boolean } {
  const ways = listProviders();
  return {
    provider: ways.find((way) => way.id === "oidc")?.name ?? null,
    emailLink: ways.some((way) => way.id === "email"),
  };
}

/** Where to go after signing in; see `safeCallbackPath`. */
export function loadCallbackPath(raw: string | undefined): string {
  return safeCallbackPath(raw, readAuthEnvironment().origin);
}

/** Reads a link from an e-mail and whether this browser asked for it; `null` if the link was cut off. */
export async function loadSignInLink(query: {
  email: unknown;
  token: unknown;
}): Promise<{ link: { email: string; token: string }; askedHere: boolean } | null> {
  const email = emailSchema.safeParse(query.email);
  const { token } = query;
  if (!email.success || typeof token !== "string" || token === "") return null;
  const cookie = (await headers()).get("cookie");
  const askedHere = hasAskedFor(token, cookie, readAuthEnvironment());
  return { link: { email: email.data, token }, askedHere };
}

export type SetupState = "open" | "bad-link" | "done";

/** Whether the product waits for its first owner, and whether this link may make one. */
export async function loadSetupState(token: string | undefined): Promise<SetupState> {
  const db = getDatabase();
  if (await hasOwner(db)) return "done";
  return token !== undefined && (await isSetupToken(db, token)) ? "open" : "bad-link";
}
