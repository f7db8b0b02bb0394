import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { DEVICE_LIFETIME_MS, type KnownDevice } from "@/data/accounts/known-devices";
import { isId, parseId } from "@/domain/ids";
import { findCookie, writeCookie } from "./cookies";

type Settings = { origin: string; secret: string };

const LIFETIME_S = DEVICE_LIFETIME_MS / 1_000;

/** A browser that several people share knows this many of them, the last ones. */
const MOST_PEOPLE = 8;

/** So that the token passes for no other one that is signed with the same secret. */
const SALT = "caucus known device";

const claimsSchema = z.object({ devices: z.array(z.tuple([z.string(), z.string()])) });

function nameOf(origin: string): string {
  return origin.startsWith("https:") ? "__Host-caucus-devices" : "caucus-devices";
}

/**
 * Who has signed in in this browser before, as its cookie says. It survives signing out and proves nothing but that:
 * a wrong password here counts for this browser alone.
 */
export async function readDeviceCookie(
  cookieHeader: string | null | undefined,
  { origin, secret }: Settings,
): Promise<KnownDevice[]> {
  const token = findCookie(cookieHeader ?? "", nameOf(origin));
  if (token === null) return [];
  const claims = await decode({ token, secret, salt: SALT }).catch(() => null);
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return [];
  return parsed.data.devices.flatMap(([rawUser, id]) => {
    const user = parseId<"user">(rawUser);
    return user && isId(id) ? [{ user, id }] : [];
  });
}

/** A `Set-Cookie` value that lets the browser be known to these people, the last one first, and to nobody else. */
export async function writeDeviceCookie(
  devices: readonly KnownDevice[],
  { origin, secret }: Settings,
): Promise<string> {
  const name = nameOf(origin);
  if (devices.length === 0) return writeCookie(origin, { name, value: "", maxAge: 0 });
  const kept = devices.slice(0, MOST_PEOPLE).map(({ user, id }) => [user, id]);
  const token = await encode({
    token: { devices: kept },
    secret,
    salt: SALT,
    maxAge: LIFETIME_S,
  });
  return writeCookie(origin, { name, value: token, maxAge: LIFETIME_S });
}
