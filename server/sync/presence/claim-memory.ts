import type { PresenceIdentity } from "@/collab/presence";
import { mayWrite } from "@/domain/access/permissions";
import { isRole } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";

/** Client ids of one person that are remembered: their windows of some days. */
const MAX_PER_PERSON = 200;

type Claim = { user: UserId; mayClaim: boolean; sent: number };

/** Client ids are for writing with: to who may not write, none belongs. */
export function mayClaim({ role }: { role: unknown }): boolean {
  return isRole(role) && mayWrite(role);
}

/**
 * Client ids of connections that have left: whose they were, and the clocks last sent for them. Each person has a
 * memory of their own, so that nobody can have the ids of others forgotten.
 */
export class ClaimMemory {
  readonly #claims = new Map<number, Claim>();
  /** Oldest first. */
  readonly #byPerson = new Map<UserId, Set<number>>();

  ownerOf(clientId: number): UserId | null {
    const claim = this.#claims.get(clientId);
    return claim?.mayClaim ? claim.user : null;
  }

  remember(clientId: number, identity: PresenceIdentity, sent: number): void {
    this.take(clientId);
    const user = identity.id as UserId;
    const own = this.#byPerson.get(user) ?? new Set<number>();
    this.#byPerson.set(user, own.add(clientId));
    this.#claims.set(clientId, { user, mayClaim: mayClaim(identity), sent });
    const [oldest] = own;
    if (own.size > MAX_PER_PERSON && oldest !== undefined) this.take(oldest);
  }

  /** Forgets a client id, and returns its clock; `null` if it is not remembered. */
  take(clientId: number): number | null {
    const claim = this.#claims.get(clientId);
    if (!claim) return null;
    this.#claims.delete(clientId);
    const own = this.#byPerson.get(claim.user);
    own?.delete(clientId);
    if (own?.size === 0) this.#byPerson.delete(claim.user);
    return claim.sent;
  }
}
