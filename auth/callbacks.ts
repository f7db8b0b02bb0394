import type { CallbacksOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { emailSchema } from "@/contract/common";
import { toSignInError, type SignInRefusal } from "@/contract/sign-in";
import type { Database } from "@/data/database";
import { findUserByIdentity } from "@/data/accounts/identities";
import { findAccount } from "@/data/accounts/users";
import type { UserId } from "@/domain/ids";
import { beginSession } from "./begin-session";
import type { AuthEnvironment } from "./environment";
import { toSessionClaims } from "./cookies/session-cookie";
import { admitAttempt, type Admission } from "./throttle/throttle";
import { findDevice, type Visit } from "./visit";

/** Who may come in, what the session's cookie says, and where a browser may be sent. */
export function createCallbacks(
  db: Database,
  environment: AuthEnvironment,
  visit: Visit,
): Pick<CallbacksOptions, "signIn" | "jwt" | "session" | "redirect"> {
  const { origin } = environment;
  return {
    async signIn({ account, profile, email }) {
      if (account?.type === "oauth") {
        const known = await findUserByIdentity(db, {
          provider: account.provider,
          subject: account.providerAccountId,
        });
        return (
          known !== null || isVerified(profile) || refused(origin, { kind: "email-not-verified" })
        );
      }
      if (email?.verificationRequest) {
        const admission = await admitLetter(db, visit, account?.providerAccountId ?? "");
        if (admission.admitted) return true;
        return refused(origin, { kind: "too-many-attempts", minutes: admission.minutes });
      }
      return true;
    },
    async jwt({ token, user, trigger }) {
      // NextAuth types `user` as present; it is so at sign-in alone.
      const signedIn = user as typeof user | undefined;
      if (!signedIn) return onlyClaims(token);
      const sub = signedIn.id as UserId;
      const came = { user: sub, isNew: trigger === "signUp" };
      return { sub, sid: await beginSession(db, environment, visit, came) };
    },
    // Nobody asks NextAuth who is signed in, so it need not say.
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) => toSameOrigin(url, baseUrl),
  };
}

/** Whether one more letter may go to an address; for a browser that its person has used before, strangers' do not count. */
async function admitLetter(db: Database, visit: Visit, email: string): Promise<Admission> {
  const account = await findAccount(db, { email });
  const device = account && (await findDevice(db, visit, account.user));
  return admitAttempt(db, { secret: "letter", account: email, device, address: visit.address });
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

function refused(origin: string, refusal: SignInRefusal): string {
  return `${origin}/sign-in?error=${encodeURIComponent(toSignInError(refusal))}`;
}
