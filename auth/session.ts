import type { Database } from "@/data/database";
import { seeSession } from "@/data/accounts/sessions";
import { readAuthEnvironment } from "./environment";
import { readSessionCookie, type SessionClaims } from "./cookies/session-cookie";

/** Who a `Cookie` header says it is, signed by us; the session may have ended since. Asks nobody. */
export function readClaims(cookieHeader: string | null | undefined): Promise<SessionClaims | null> {
  return readSessionCookie(cookieHeader, readAuthEnvironment());
}

/**
 * Who sends this request, judged by its `Cookie` header: the cookie must be ours and its session alive.
 * Knows no framework, so the API, the socket upgrade and the pages all ask here.
 */
export async function findSession(
  db: Database,
  cookieHeader: string | null | undefined,
): Promise<SessionClaims | null> {
  const claims = await readClaims(cookieHeader);
  if (!claims) return null;
  return (await seeSession(db, { ...claims, now: new Date() })) ? claims : null;
}
