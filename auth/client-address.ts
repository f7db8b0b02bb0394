import { isIPv6 } from "node:net";

/**
 * The header in which the server says from which address a request came. It sets it on every request, over whatever
 * the client sent, so that nobody but the server can choose it.
 */
export const CLIENT_ADDRESS_HEADER = "x-caucus-address";

/**
 * The part of an address that belongs to one household: all of an IPv4 address, the first 64 bits of an IPv6 one,
 * because whoever has one of those has 2^64.
 */
export function toHousehold(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const bare = address.replace(/%.*$/, "");
  if (!isIPv6(bare)) return address;
  const [head = "", tail] = bare.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = !tail ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, gap)).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}
