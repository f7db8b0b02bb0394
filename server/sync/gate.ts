import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import { ROOT_NAMES } from "@/collab/root-names";
import type { ScanRefusal, ScannedUpdate } from "@/collab/scan-update";
import { transactAbout } from "@/collab/transact-about";
import type { Role } from "@/domain/access/roles";
import { FACT_KINDS, type FactKind } from "@/domain/facts/facts";
import {
  judgeFact,
  type EditionLengths,
  type FactChange,
  type FactRefusal,
} from "@/domain/facts/judge-fact";
import type { AnnotationId, StatementId, UserId } from "@/domain/ids";
import type { ClientOwners } from "./client-owners";

export type GateRefusal = FactRefusal | ScanRefusal | "foreign-client" | "room-full";

/**
 * `update` is the server's own encoding of what was new, `null` where nothing was. `gap`: it builds on something that
 * has not arrived. Where the document is `spoilt`, it holds what was not accepted: the caller must throw it away and
 * read it again.
 */
export type GateOutcome =
  | { kind: "accepted"; update: Uint8Array | null; touched: Touched }
  | { kind: "refused"; reason: GateRefusal; spoilt: boolean }
  | { kind: "gap"; spoilt: boolean };

/** What an update is about. */
export type Touched = {
  annotations: ReadonlySet<AnnotationId>;
  statements: ReadonlySet<StatementId>;
};

export type Writer = { user: UserId; role: Role };

/**
 * Judges what enters one room's document. What the bytes alone give away was found by `scanUpdate`; then it is asked
 * whose client ids they are and whether they build on what is here; only then is the update applied, in one
 * transaction, and it is looked at what became of which key.
 */
export class Gate {
  readonly #document: ReportDocument;
  readonly #editions: EditionLengths;
  readonly #owners: ClientOwners;
  readonly #roots: number;
  #changes: FactChange[] = [];
  #updates: Uint8Array[] = [];
  #foreign = false;
  #touched = nothingTouched();

  constructor(document: ReportDocument, editions: EditionLengths, owners: ClientOwners) {
    this.#document = document;
    this.#editions = editions;
    this.#owners = owners;
    const { ydoc } = document;
    const known = new Set<object>();
    for (const kind of FACT_KINDS) {
      const root = ydoc.getMap(ROOT_NAMES[kind]);
      known.add(root);
      root.observe((event) => this.#note(kind, event));
    }
    this.#roots = ydoc.share.size;
    ydoc.on("update", (update: Uint8Array) => this.#updates.push(update));
    ydoc.on("afterTransaction", (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) if (!known.has(type)) this.#foreign = true;
    });
    document.onChange((touched) => {
      for (const id of touched) this.#touched.annotations.add(id);
    });
    document.onStatements((touched) => {
      for (const id of touched) this.#touched.statements.add(id);
    });
  }

  /**
   * A client's bytes, as an update or as its half of a synchronisation: both have the same power.
   * @param scanned what `scanUpdate` found in the same bytes.
   */
  admit(bytes: Uint8Array, scanned: ScannedUpdate, writer: Writer, now: number): GateOutcome {
    const { store } = this.#document.ydoc;
    const clients = scanned.sections
      .filter(({ client, end }) => end > Y.getState(store, client))
      .map(({ client }) => client);
    if (!clients.every((client) => this.#owners.belongs(client, writer.user))) {
      return { kind: "refused", reason: "foreign-client", spoilt: false };
    }
    if (this.#isAhead(scanned)) return { kind: "gap", spoilt: false };
    const { ydoc } = this.#document;
    const apply = () => transactAbout(ydoc, clients, () => Y.applyUpdate(ydoc, bytes));
    const outcome = this.#judge(apply, writer, now);
    if (outcome.kind === "accepted") {
      for (const client of clients) this.#owners.bind(client, writer.user);
    }
    return outcome;
  }

  /** A change that the server itself makes for somebody. A throwing `write` is a bug of ours. */
  write(write: (document: ReportDocument) => void, writer: Writer, now: number): GateOutcome {
    const { ydoc } = this.#document;
    const { clientID } = ydoc;
    const apply = () => transactAbout(ydoc, [], () => ydoc.transact(() => write(this.#document)));
    const outcome = this.#judge(apply, writer, now);
    if (outcome.kind === "accepted" && outcome.update) this.#owners.bind(clientID, null);
    return outcome;
  }

  #judge(apply: () => void, writer: Writer, now: number): GateOutcome {
    this.#forget();
    try {
      apply();
    } catch {
      return refused("undecodable");
    }
    const { ydoc } = this.#document;
    // What waits for something unknown would enter unseen, later, with an innocent update.
    if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
      return { kind: "gap", spoilt: true };
    }
    if (this.#foreign || ydoc.share.size !== this.#roots) return refused("foreign-structure");
    const update = this.#merged();
    if (!update) return { kind: "accepted", update: null, touched: this.#touched };
    for (const change of this.#changes) {
      const verdict = judgeFact(change, {
        ...writer,
        now,
        editions: this.#editions,
        lookup: (kind, key) => this.#document.fact(kind, key),
      });
      if (!verdict.ok) return refused(verdict.refusal);
    }
    return { kind: "accepted", update, touched: this.#touched };
  }

  /** Whether it builds on, or deletes, what is neither here nor in itself. */
  #isAhead({ sections, origins, deletions }: ScannedUpdate): boolean {
    const { store } = this.#document.ydoc;
    const ends = new Map<number, number>();
    for (const { client, start, end } of sections) {
      if (start > Y.getState(store, client)) return true;
      ends.set(client, end);
    }
    const endOf = (client: number): number =>
      Math.max(Y.getState(store, client), ends.get(client) ?? 0);
    return (
      origins.some(({ client, clock }) => clock >= endOf(client)) ||
      deletions.some(({ client, end }) => end > endOf(client))
    );
  }

  #forget(): void {
    this.#changes = [];
    this.#updates = [];
    this.#touched = nothingTouched();
    this.#foreign = false;
  }

  #merged(): Uint8Array | null {
    const [first, ...others] = this.#updates;
    if (!first) return null;
    return others.length === 0 ? first : Y.mergeUpdates([first, ...others]);
  }

  #note(kind: FactKind, event: Y.YMapEvent<unknown>): void {
    const { target, changes } = event;
    if (changes.delta.length > 0) this.#foreign = true;
    for (const [key, change] of changes.keys) {
      const before: unknown = change.action === "add" ? undefined : change.oldValue;
      this.#changes.push({ kind, key, before, after: target.get(key) });
    }
  }
}

function nothingTouched() {
  return { annotations: new Set<AnnotationId>(), statements: new Set<StatementId>() };
}

function refused(reason: GateRefusal): GateOutcome {
  return { kind: "refused", reason, spoilt: true };
}
