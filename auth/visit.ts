import { isKnownDevice, type KnownDevice } from "@/data/accounts/known-devices";
import type { Database } from "@/data/database";
import { saysKeepsNothing } from "@/domain/access/device-choice";
import type { UserId } from "@/domain/ids";
import { LANGUAGE_COOKIE } from "@/words/languages";
import { CLIENT_ADDRESS_HEADER } from "./throttle/client-address";
import { findCookie } from "./cookies/cookies";
import { readDeviceCookie } from "./cookies/device-cookie";
import type { AuthEnvironment } from "./environment";
import { readSessionCookie, type SessionClaims } from "./cookies/session-cookie";

/** What signing in must know of the request that it happens in, and say in its answer. */
export type Visit = {
  /** From where; `null` where that cannot be known. */
  address: string | null;
  userAgent: string;
  /** The session that this browser had before. */
  previous: SessionClaims | null;
  /** Who has signed in in this browser before, as its cookie says. */
  devices: readonly KnownDevice[];
  /** In which language the browser wants to be written to: its cookie, and its `Accept-Language`. */
  wishes: { cookie: string | undefined; header: string | null };
  /** Nothing of who signs in here is to be kept in the browser when it is closed. */
  keepsNothing: boolean;
  /** `Set-Cookie` values for whoever writes the answer. */
  readonly setCookies: string[];
};

/** Reads a visit from a request's headers. */
export async function readVisit(headers: Headers, environment: AuthEnvironment): Promise<Visit> {
  const cookie = headers.get("cookie");
  return {
    address: headers.get(CLIENT_ADDRESS_HEADER),
    userAgent: headers.get("user-agent") ?? "",
    previous: await readSessionCookie(cookie, environment),
    devices: await readDeviceCookie(cookie, environment),
    wishes: {
      cookie: findCookie(cookie ?? "", LANGUAGE_COOKIE) ?? undefined,
      header: headers.get("accept-language"),
    },
    keepsNothing: saysKeepsNothing(cookie ?? ""),
    setCookies: [],
  };
}

/** The id of the visitor's browser, where this person has signed in in it before. */
export async function findDevice(db: Database, visit: Visit, user: UserId): Promise<string | null> {
  const device = visit.devices.find((one) => one.user === user);
  return device && (await isKnownDevice(db, device)) ? device.id : null;
}
