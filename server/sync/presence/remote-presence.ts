import type { UserId } from "@/domain/ids";
import { isId } from "@/domain/ids";
import { mayClaim } from "./claim-memory";
import type { Statement } from "./presence-statements";

/** A node that has said nothing of a client for this long has forgotten it, or is no more. */
const FORGET_MS = 60_000;

type Remote = Statement & { json: string; owner: UserId | null; heardAt: number };

/** Who is in the room by way of other nodes. They have stamped who it is, as we do. */
export class RemotePresence {
  readonly #clients = new Map<number, Remote>();

  get(clientId: number): Remote | undefined {
    return this.#clients.get(clientId);
  }

  statements(): Statement[] {
    return [...this.#clients.values()];
  }

  /** Returns what of it is news. */
  hear(statements: readonly Statement[], now: number): Statement[] {
    return statements.filter((said) => {
      const known = this.#clients.get(said.clientId);
      if (known && said.clock <= known.clock) return false;
      if (said.json === null) return this.#clients.delete(said.clientId);
      const { json } = said;
      this.#clients.set(said.clientId, { ...said, json, owner: ownerIn(json), heardAt: now });
      return true;
    });
  }

  /** Forgets those of whom nothing was heard, and returns that they have left. */
  expire(now: number): Statement[] {
    const gone = [...this.#clients.values()].filter(({ heardAt }) => now - heardAt > FORGET_MS);
    for (const { clientId } of gone) this.#clients.delete(clientId);
    return gone.map(({ clientId, clock }) => ({ clientId, clock: clock + 1, json: null }));
  }
}

/** Who may not write claims nothing. */
function ownerIn(json: string): UserId | null {
  try {
    const state = JSON.parse(json) as { user?: { id?: unknown; role?: unknown } } | null;
    const { id, role } = state?.user ?? {};
    return isId<"user">(id) && mayClaim({ role }) ? id : null;
  } catch {
    return null;
  }
}
