import type { CallbacksOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { emailSchema } from "@/contract/common";
import { toTooManyAttemptsError } from "@/contract/sign-in";
import type { Database } from "@/data/database";
import { findUserByIdentity } from "@/data/identities";
import { endSession, openSession } from "@/data/sessions";
import type { UserId } from "@/domain/ids";
import { toSessionClaims, type SessionClaims } from "./session-cookie";
import { admitAttempt } from "./throttle";

/** What signing in must know of the request that it happens in. */
export type Visit = {
  address: string | null;
  userAgent: string;
  /** The session that this browser had before. */
  previous: SessionClaims | null;
};

/** Who may come in, what the session's cookie says, and where a browser may be sent. */
export function createCallbacks(
  db: Database,
  origin: string,
  visit: Visit,
): Pick<CallbacksOptions, "signIn" | "jwt" | "session" | "redirect"> {
  return {
    async signIn({ account, profile, email }) {
      if (account?.type === "oauth") {
        const known = await findUserByIdentity(db, {
          provider: account.provider,
          subject: account.providerAccountId,
        });
        return known !== null || isVerified(profile) || refused(origin, "EmailNotVerified");
      }
      if (email?.verificationRequest) {
        const counted = { account: `mail ${account?.providerAccountId}`, address: visit.address };
        const admission = await admitAttempt(db, counted);
        return admission.admitted || refused(origin, toTooManyAttemptsError(admission.minutes));
      }
      return true;
    },
    async jwt({ token, user }) {
      // NextAuth types `user` as present; it is so at sign-in alone.
      const signedIn = user as typeof user | undefined;
      if (!signedIn) return onlyClaims(token);
      if (visit.previous) await endSession(db, visit.previous);
      const sub = signedIn.id as UserId;
      const { userAgent } = visit;
      return { sub, sid: await openSession(db, { user: sub, userAgent, now: new Date() }) };
    },
    // Nobody asks NextAuth who is signed in, so it need not say.
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) => toSameOrigin(url, baseUrl),
  };
}

function onlyClaims(token: JWT): JWT {
  const claims = toSessionClaims(token);
  return claims ? { sub: claims.user, sid: claims.sid } : {};
}

/** `url` where it stays on our own origin, else the front page. It comes from outside and may be anything. */
export function toSameOrigin(url: unknown, origin: string): string {
  if (typeof url !== "string" || !URL.canParse(url, origin)) return origin;
  const target = new URL(url, origin);
  return target.origin === origin ? target.href : origin;
}

function isVerified(profile: unknown): boolean {
  if (typeof profile !== "object" || profile === null) return false;
  const { email, email_verified: verified } = profile as Record<string, unknown>;
  return verified === true && emailSchema.safeParse(email).success;
}

function refused(origin: string, error: string): string {
  return `${origin}/sign-in?error=${encodeURIComponent(error)}`;
}
