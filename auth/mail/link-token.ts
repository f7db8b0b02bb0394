import { createHash } from "node:crypto";
import { findCookie, writeCookie } from "../cookies/cookies";
import { LINK_LIFETIME_S } from "./mail-sign-in-link";

/** What is stored of a link's secret, as NextAuth makes it: it keeps the links, and we spend them. */
export function hashLinkToken(token: string, authSecret: string): string {
  return createHash("sha256").update(`${token}${authSecret}`).digest("hex");
}

/** A `Set-Cookie` value by which a browser is known to have asked for the link. */
export function writeAskedCookie(
  token: string,
  { origin, secret }: { origin: string; secret: string },
): string {
  const value = hashLinkToken(token, secret);
  return writeCookie(origin, { name: nameOf(origin), value, maxAge: LINK_LIFETIME_S });
}

/** Whether the link was asked for in this browser, as the last one. */
export function hasAskedFor(
  token: string,
  cookieHeader: string | null,
  { origin, secret }: { origin: string; secret: string },
): boolean {
  return findCookie(cookieHeader ?? "", nameOf(origin)) === hashLinkToken(token, secret);
}

function nameOf(origin: string): string {
  return origin.startsWith("https:") ? "__Host-caucus-asked" : "caucus-asked";
}
