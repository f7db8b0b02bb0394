import type { UserId } from "@/domain/ids";

/**
 * Who pays for work: a person over all their sockets and sessions, or an address where nobody has signed in.
 * `household` is the part of an address that one household has (`auth/client-address.ts`).
 */
export type Payer = { kind: "person"; user: UserId } | { kind: "address"; household: string };

/** What tells one payer from all others. */
export function keyOf(payer: Payer): string {
  return payer.kind === "person" ? `person ${payer.user}` : `address ${payer.household}`;
}
