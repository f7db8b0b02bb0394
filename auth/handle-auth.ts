import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getDatabase } from "@/data/database";
import { readAuthEnvironment } from "./environment";
import { endWithBrowser } from "./cookies/cookies";
import { FORGET_SITE } from "./cookies/forget-site";
import { createAuthOptions } from "./options";
import { sessionCookieName } from "./cookies/session-cookie";
import { readVisit } from "./visit";

/** Bytes of a body: an address and a password are fewer. */
const MAX_BODY_BYTES = 64 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

/** NextAuth's pages and endpoints below `/api/auth/`. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  // With it anybody could write into the server's log.
  if (action === "_log") return new Response(null, { status: 404 });
  const bounded = await boundBody(request);
  if (!bounded) return new Response(null, { status: 413 });
  const environment = readAuthEnvironment();
  const visit = await readVisit(request.headers, environment);
  const options = createAuthOptions(getDatabase(), environment, { action, visit });
  const response = (await NextAuth(bounded, context, options)) as Response;
  for (const cookie of visit.setCookies) response.headers.append("set-cookie", cookie);
  if (visit.keepsNothing) letCookiesEndWithBrowser(response.headers);
  if (action === "signout" && takesBackSession(response, environment.origin)) {
    response.headers.set(FORGET_SITE.name, FORGET_SITE.value);
  }
  return response;
}

/** NextAuth sets the session's cookie for as long as it may last, and cannot be told otherwise. */
function letCookiesEndWithBrowser(headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.delete("set-cookie");
  for (const cookie of cookies) headers.append("set-cookie", endWithBrowser(cookie));
}

/** A question whether to sign out, and an answer to a request that was not ours, sign nobody out. */
function takesBackSession(response: Response, origin: string): boolean {
  const taken = `${sessionCookieName(origin)}=;`;
  return response.headers.getSetCookie().some((cookie) => cookie.startsWith(taken));
}

/** NextAuth reads whatever comes; so it is given no more than it can need. `null` where more than that comes. */
async function boundBody(request: NextRequest): Promise<NextRequest | null> {
  if (!request.body) return request;
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  const { url, method, headers } = request;
  return new NextRequest(url, { method, headers, body: Buffer.concat(chunks) });
}
