import type { Context } from "hono";
import { readAuthEnvironment } from "@/auth/environment";
import { FORGET_SITE } from "@/auth/cookies/forget-site";
import { clearSessionCookie } from "@/auth/cookies/session-cookie";
import type { SignedInEnv } from "../api-env";

/** Makes the caller's browser forget, with this answer, its session and what it keeps; the session's end is another's. */
export function signOutCaller(c: Context<SignedInEnv>): void {
  c.header("set-cookie", clearSessionCookie(readAuthEnvironment().origin), { append: true });
  c.header(FORGET_SITE.name, FORGET_SITE.value);
}
