import type { Context } from "hono";
import { readAuthEnvironment } from "@/auth/environment";
import { readSessionCookie, writeSessionCookie } from "@/auth/session-cookie";
import { endSession, openSession } from "@/data/sessions";
import type { UserId } from "@/domain/ids";
import type { ApiEnv } from "./api-env";

/** Signs the caller's browser in with this answer; the session that it had before ends. */
export async function signInCaller(c: Context<ApiEnv>, user: UserId): Promise<void> {
  const { db } = c.var;
  const environment = readAuthEnvironment();
  const previous = await readSessionCookie(c.req.header("cookie"), environment);
  if (previous) await endSession(db, previous);
  const userAgent = c.req.header("user-agent") ?? "";
  const sid = await openSession(db, { user, userAgent, now: new Date() });
  c.header("set-cookie", await writeSessionCookie({ user, sid }, environment));
}
