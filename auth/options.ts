import type { AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import type { Database } from "@/data/database";
import { endSession, seeSession } from "@/data/accounts/sessions";
import { createAdapter } from "./adapter";
import { createCallbacks } from "./callbacks";
import { createLinkProvider, createPasswordProvider } from "./passwords/credentials-provider";
import { createEmailProvider } from "./mail/email-provider";
import type { AuthEnvironment } from "./environment";
import { logIdentity } from "./log";
import { createOidcProvider } from "./oidc-provider";
import { COOKIE_LIFETIME_S, toSessionClaims } from "./cookies/session-cookie";
import type { Visit } from "./visit";

/** NextAuth's options for one request. `action` is the part of its address after `/api/auth/`. */
export function createAuthOptions(
  db: Database,
  environment: AuthEnvironment,
  request: { action: string; visit: Visit },
): AuthOptions {
  const { secret, origin, oidc, mail } = environment;
  const { action, visit } = request;
  return {
    secret,
    useSecureCookies: origin.startsWith("https:"),
    session: { strategy: "jwt", maxAge: COOKIE_LIFETIME_S },
    jwt: {
      maxAge: COOKIE_LIFETIME_S,
      async decode(params) {
        const token = await decode(params);
        // With a salt it is not a session's token, but one of the short ones that carry a sign-in across.
        if (params.salt) return token;
        const claims = toSessionClaims(token);
        // A sign-in starts from nobody: else a provider's identity would be linked to whoever is signed in here.
        if (!claims || action === "callback") return null;
        return (await seeSession(db, { ...claims, now: new Date() })) ? token : null;
      },
    },
    adapter: createAdapter(db),
    providers: [
      createPasswordProvider(db, environment, visit),
      ...(oidc ? [createOidcProvider(oidc)] : []),
      ...(mail
        ? [
            createEmailProvider(db, { environment, mail, visit }),
            createLinkProvider(db, environment, visit),
          ]
        : []),
    ],
    callbacks: createCallbacks(db, environment, visit),
    events: {
      async signOut({ token }) {
        const claims = toSessionClaims(token);
        if (claims) await endSession(db, claims);
      },
    },
    pages: {
      signIn: "/sign-in",
      error: "/sign-in",
      verifyRequest: "/sign-in?mail=sent",
      signOut: "/profile",
    },
    logger: {
      error: (code, metadata) => logIdentity("error", code, describe(metadata)),
      warn: (code) => logIdentity("warn", code),
    },
  };
}

/** The message alone: what else NextAuth hands over may hold tokens and profiles. */
function describe(metadata: unknown): string {
  const { error, message } = metadata as { error?: unknown; message?: unknown };
  if (error instanceof Error) return error.message;
  return typeof message === "string" ? message : "";
}
