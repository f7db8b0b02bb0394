import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getDatabase } from "@/data/database";
import { readAuthEnvironment } from "./environment";
import { FORGET_SITE } from "./forget-site";
import { createAuthOptions } from "./options";
import { sessionCookieName } from "./session-cookie";
import { readVisit } from "./visit";

type Context = { params: Promise<{ nextauth: string[] }> };

/** NextAuth's pages and endpoints below `/api/auth/`. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  // With it anybody could write into the server's log.
  if (action === "_log") return new Response(null, { status: 404 });
  const environment = readAuthEnvironment();
  const visit = await readVisit(request.headers, environment);
  const options = createAuthOptions(getDatabase(), environment, { action, visit });
  const response = (await NextAuth(request, context, options)) as Response;
  for (const cookie of visit.setCookies) response.headers.append("set-cookie", cookie);
  if (action === "signout" && takesBackSession(response, environment.origin)) {
    response.headers.set(FORGET_SITE.name, FORGET_SITE.value);
  }
  return response;
}

/** A question whether to sign out, and an answer to a request that was not ours, sign nobody out. */
function takesBackSession(response: Response, origin: string): boolean {
  const taken = `${sessionCookieName(origin)}=;`;
  return response.headers.getSetCookie().some((cookie) => cookie.startsWith(taken));
}
