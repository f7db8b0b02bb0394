import * as Y from "yjs";

type StructsByClient = Y.Doc["store"]["clients"];
type Structs = StructsByClient extends Map<number, infer Value> ? Value : never;

/** With fewer clients, copying the clocks of all costs less than telling which ones matter. */
export const MANY_CLIENTS = 50;

/** Yjs' own map from each client to its structs, of which those that a transaction is about can be told alone. */
class ClientStructs extends Map<number, Structs> {
  #told: Set<number> | null = null;

  get isNarrow(): boolean {
    return this.#told !== null;
  }

  override forEach(tell: (structs: Structs, client: number, all: StructsByClient) => void): void {
    if (!this.#told) {
      super.forEach(tell);
      return;
    }
    for (const client of this.#told) {
      const structs = this.get(client);
      if (structs) tell(structs, client, this);
    }
  }

  /** A transaction within another one is told of what either is about. */
  narrow<Result>(clients: Iterable<number>, use: () => Result): Result {
    const isOutermost = this.#told === null;
    const told = (this.#told ??= new Set());
    for (const client of clients) told.add(client);
    try {
      return use();
    } finally {
      if (isOutermost) this.#told = null;
    }
  }
}

/** The clocks of the clients that a transaction is about, as they were before it; those of all others as they are. */
class ClocksBefore extends Map<number, number> {
  readonly #store: Y.Doc["store"];
  readonly #told: ReadonlySet<number>;

  constructor(store: Y.Doc["store"], told: ReadonlySet<number>, clocks: Map<number, number>) {
    super(clocks);
    this.#store = store;
    this.#told = told;
  }

  override get(client: number): number | undefined {
    return this.#told.has(client) ? super.get(client) : Y.getState(this.#store, client);
  }
}

/**
 * Runs `change`, which makes transactions, at a cost that does not grow with everybody who ever wrote. Each transaction
 * of Yjs copies the clocks of all clients three times, to find out which have moved on: in here it is told of those
 * alone that can.
 *
 * @param clients whose structs `change` may bring, besides those that the document makes itself; deletions need none.
 */
export function transactAbout<Result>(
  ydoc: Y.Doc,
  clients: Iterable<number>,
  change: () => Result,
): Result {
  const { store } = ydoc;
  if (store.clients.size < MANY_CLIENTS) return change();
  // What waits for something unknown may come in with it.
  if (store.pendingStructs !== null || store.pendingDs !== null) return change();
  const known = store.clients instanceof ClientStructs ? store.clients : null;
  // What began with all the clocks must end with all of them.
  if (!known?.isNarrow && ydoc._transactionCleanups.length > 0) return change();
  const structs = known ?? new ClientStructs(store.clients);
  store.clients = structs;
  const told = new Set([...clients, ydoc.clientID]);
  const widen = (transaction: Y.Transaction): void => {
    transaction.beforeState = new ClocksBefore(store, told, transaction.beforeState);
  };
  ydoc.on("beforeTransaction", widen);
  try {
    return structs.narrow(told, change);
  } finally {
    ydoc.off("beforeTransaction", widen);
  }
}
