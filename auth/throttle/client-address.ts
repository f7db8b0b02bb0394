import { isIPv6 } from "node:net";

/**
 * The header in which the server says from which address a request came. It sets it on every request, over whatever
 * the client sent, so that nobody but the server can choose it. It is absent where the address would be a proxy's.
 */
export const CLIENT_ADDRESS_HEADER = "x-caucus-address";

/** Bits of an IPv6 address that a household is given by its provider, at the least generous (RFC 6177). */
const HOUSEHOLD_BITS = 56;
/** Bits that an office is given, and whoever rents a network. */
const SITE_BITS = 48;

/**
 * The part of an address that belongs to one household: all of an IPv4 address, the first 56 bits of an IPv6 one,
 * because whoever has one of those has all that begin like it.
 */
export function toHousehold(address: string): string {
  return truncate(address, HOUSEHOLD_BITS) ?? toBare(address);
}

/** The wider part of an IPv6 address, which one office or one rented network has; `null` for all others. */
export function toSite(address: string): string | null {
  return truncate(address, SITE_BITS);
}

/** The first bits of an IPv6 address with their number, such as `2001:db8:0:100/56`; `null` where it is none. */
function truncate(address: string, bits: number): string | null {
  const bare = toBare(address);
  if (!isIPv6(bare)) return null;
  const kept = toGroups(bare)
    .slice(0, Math.ceil(bits / 16))
    .map((group, at) => group & (0xffff << Math.max(0, 16 * (at + 1) - bits)) & 0xffff);
  return `${kept.map((group) => group.toString(16)).join(":")}/${bits}`;
}

/** Without the zone, and without the form that IPv4 addresses take on sockets of both kinds. */
function toBare(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address.replace(/%.*$/, "");
}

function toGroups(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = !tail ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, gap)).fill("0"), ...right];
  return groups.map((group) => parseInt(group, 16));
}
