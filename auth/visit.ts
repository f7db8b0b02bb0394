import type { Visit } from "./callbacks";
import { CLIENT_ADDRESS_HEADER } from "./client-address";
import type { AuthEnvironment } from "./environment";
import { readSessionCookie } from "./session-cookie";

/** Reads what signing in must know of a request from its headers. */
export async function readVisit(headers: Headers, environment: AuthEnvironment): Promise<Visit> {
  return {
    address: headers.get(CLIENT_ADDRESS_HEADER),
    userAgent: headers.get("user-agent") ?? "",
    previous: await readSessionCookie(headers.get("cookie"), environment),
  };
}
