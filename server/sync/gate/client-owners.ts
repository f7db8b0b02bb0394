import type { ScannedUpdate } from "@/collab/wire/scan-update";
import type { UserId } from "@/domain/ids";

/** Whose a Yjs client id is: a person's, or `null` for the server's own. */
export type ClientOwner = UserId | null;

/**
 * Maps each client id of a document to its owner. An id is bound to its first user, forever, and stored with the
 * update that used it. One that somebody says is theirs in their presence is theirs before they write, so that nobody
 * who has seen it there can take it first.
 */
export class ClientOwners {
  readonly #bound: Map<number, ClientOwner>;
  readonly #claimedBy: (client: number) => UserId | null;
  readonly #fresh = new Map<number, ClientOwner>();

  constructor(
    bound: ReadonlyMap<number, ClientOwner>,
    claimedBy: (client: number) => UserId | null,
  ) {
    this.#bound = new Map(bound);
    this.#claimedBy = claimedBy;
  }

  /** Bindings that are not stored yet. */
  get fresh(): ReadonlyMap<number, ClientOwner> {
    return this.#fresh;
  }

  /** Client ids with which nobody has written yet. */
  unboundIn({ sections }: Pick<ScannedUpdate, "sections">): number[] {
    return sections.map(({ client }) => client).filter((client) => !this.#bound.has(client));
  }

  belongs(client: number, user: UserId): boolean {
    const bound = this.#bound.get(client);
    if (bound !== undefined) return bound === user;
    const claimed = this.#claimedBy(client);
    return claimed === null || claimed === user;
  }

  bind(client: number, owner: ClientOwner): void {
    if (this.#bound.has(client)) return;
    this.#bound.set(client, owner);
    this.#fresh.set(client, owner);
  }

  /** What was fresh has become durable. */
  settle(): void {
    this.#fresh.clear();
  }

  /** Other nodes have bound these. */
  learn(bound: ReadonlyMap<number, ClientOwner>): void {
    for (const [client, owner] of bound) this.#bound.set(client, owner);
  }
}
