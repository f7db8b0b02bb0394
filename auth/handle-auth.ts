import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getDatabase } from "@/data/database";
import { readAuthEnvironment } from "./environment";
import { createAuthOptions } from "./options";
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
  return response;
}
