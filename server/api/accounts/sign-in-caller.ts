import type { Context } from "hono";
import { beginSession } from "@/auth/begin-session";
import { endWithBrowser } from "@/auth/cookies/cookies";
import { readAuthEnvironment } from "@/auth/environment";
import { writeSessionCookie } from "@/auth/cookies/session-cookie";
import { readVisit, type Visit } from "@/auth/visit";
import type { UserId } from "@/domain/ids";
import type { ApiEnv } from "../api-env";

/** The caller as signing in sees them. */
export function visitOf(c: { req: { raw: Request } }): Promise<Visit> {
  return readVisit(c.req.raw.headers, readAuthEnvironment());
}

/** Signs the caller's browser in with this answer; the session that it had before ends. */
export async function signInCaller(
  c: Context<ApiEnv>,
  came: { user: UserId; isNew: boolean },
): Promise<void> {
  const environment = readAuthEnvironment();
  const visit = await visitOf(c);
  const sid = await beginSession(c.var.db, environment, visit, came);
  const session = await writeSessionCookie({ user: came.user, sid }, environment);
  for (const cookie of [session, ...visit.setCookies]) {
    c.header("set-cookie", visit.keepsNothing ? endWithBrowser(cookie) : cookie, { append: true });
  }
}
