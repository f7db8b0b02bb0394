import { decode, encode, type JWT } from "next-auth/jwt";
import { parseId, type UserId } from "@/domain/ids";
import { findCookie, writeCookie } from "./cookies";

/**
 * The cookie outlives the session's row on purpose: the row says how long a session lasts and slides with use, which a
 * cookie that was set once cannot. 400 days is the most that browsers keep one. Seconds.
 */
export const COOKIE_LIFETIME_S = 400 * 24 * 60 * 60;

export type SessionClaims = { user: UserId; sid: string };

/** NextAuth's own name for it, which carries the `__Secure-` prefix where the product is served over TLS. */
export function sessionCookieName(origin: string): string {
  return origin.startsWith("https:")
    ? "__Secure-next-auth.session-token"
    : "next-auth.session-token";
}

/** What a session's cookie says, or null where there is none, or it is not ours. It may still be worth nothing. */
export async function readSessionCookie(
  cookieHeader: string | null | undefined,
  settings: { origin: string; secret: string },
): Promise<SessionClaims | null> {
  const token = findCookie(cookieHeader ?? "", sessionCookieName(settings.origin));
  if (token === null) return null;
  // A token that is not ours, or was tampered with, is no token.
  return toSessionClaims(await decode({ token, secret: settings.secret }).catch(() => null));
}

/** What a decoded token says, where it is a session's. */
export function toSessionClaims(token: JWT | null | undefined): SessionClaims | null {
  const user = parseId<"user">(token?.sub);
  const sid = token?.sid;
  return user && typeof sid === "string" ? { user, sid } : null;
}

/** A `Set-Cookie` value that signs a browser in, as NextAuth itself would set it. */
export async function writeSessionCookie(
  claims: SessionClaims,
  settings: { origin: string; secret: string },
): Promise<string> {
  const token = await encode({
    token: { sub: claims.user, sid: claims.sid },
    secret: settings.secret,
    maxAge: COOKIE_LIFETIME_S,
  });
  return cookie(settings.origin, token, COOKIE_LIFETIME_S);
}

/** A `Set-Cookie` value that makes the browser forget its session. */
export function clearSessionCookie(origin: string): string {
  return cookie(origin, "", 0);
}

function cookie(origin: string, value: string, maxAge: number): string {
  return writeCookie(origin, { name: sessionCookieName(origin), value, maxAge });
}
