import type { TeamId, UserId } from "@/domain/ids";

/**
 * Who pays for work: a person over all their sockets and sessions, or an address where nobody has signed in.
 * `household` is the part of an address that one household has (`auth/throttle/client-address.ts`). A team pays besides for
 * what its members together may hold.
 */
export type Payer =
  | { kind: "person"; user: UserId }
  | { kind: "address"; household: string }
  | { kind: "team"; team: TeamId };

/** What tells one payer from all others. */
export function keyOf(payer: Payer): string {
  switch (payer.kind) {
    case "person":
      return `person ${payer.user}`;
    case "address":
      return `address ${payer.household}`;
    case "team":
      return `team ${payer.team}`;
  }
}

/** Whoever has not signed in behind a proxy that was not told of: they share places, and pay nothing. */
export const SOMEBODY: Payer = { kind: "address", household: "" };
