import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import { ROOT_NAMES } from "@/collab/document-model";
import { mayWrite } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import { FACT_KINDS, type FactKind } from "@/domain/annotation/facts";
import {
  judgeFact,
  type EditionLengths,
  type FactChange,
  type FactRefusal,
} from "@/domain/annotation/judge-fact";
import type { AnnotationId, UserId } from "@/domain/ids";

export type GateRefusal = FactRefusal | "undecodable" | "foreign-structure";

/**
 * `update` is the server's own encoding of what was new, `null` where nothing was. `gap`: it builds on something that
 * has not arrived. Where the document is `spoilt`, it holds what was not accepted: the caller must throw it away and
 * read it again.
 */
export type GateOutcome =
  | { kind: "accepted"; update: Uint8Array | null; touched: ReadonlySet<AnnotationId> }
  | { kind: "refused"; reason: GateRefusal; spoilt: boolean }
  | { kind: "gap"; spoilt: boolean };

export type Writer = { user: UserId; role: Role };

/** Judges what enters one room's document: applies it in one transaction, and looks at what became of which key. */
export class Gate {
  readonly #document: ReportDocument;
  readonly #editions: EditionLengths;
  readonly #roots: number;
  #changes: FactChange[] = [];
  #updates: Uint8Array[] = [];
  #foreign = false;
  #touched = new Set<AnnotationId>();

  constructor(document: ReportDocument, editions: EditionLengths) {
    this.#document = document;
    this.#editions = editions;
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
      for (const id of touched) this.#touched.add(id);
    });
  }

  /** A client's bytes, as an update or as its half of a synchronisation: both have the same power. */
  admit(bytes: Uint8Array, writer: Writer, now: number): GateOutcome {
    const ahead = this.#isAhead(bytes);
    if (ahead === null) return { kind: "refused", reason: "undecodable", spoilt: false };
    if (ahead) return { kind: "gap", spoilt: false };
    return this.#judge(() => Y.applyUpdate(this.#document.ydoc, bytes), writer, now);
  }

  /** A change that the server itself makes for somebody. A throwing `write` is a bug of ours. */
  write(write: (document: ReportDocument) => void, writer: Writer, now: number): GateOutcome {
    return this.#judge(
      () => this.#document.ydoc.transact(() => write(this.#document)),
      writer,
      now,
    );
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
    // Also what changes no fact, such as something made and removed again, is written.
    if (!mayWrite(writer.role)) return refused("read-only");
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

  /** Whether the bytes begin after what is known of some client; `null` where they are no update. Applies nothing. */
  #isAhead(bytes: Uint8Array): boolean | null {
    try {
      const { store } = this.#document.ydoc;
      return [...Y.parseUpdateMeta(bytes).from].some(
        ([client, clock]) => clock > Y.getState(store, client),
      );
    } catch {
      return null;
    }
  }

  #forget(): void {
    this.#changes = [];
    this.#updates = [];
    this.#touched = new Set();
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

function refused(reason: GateRefusal): GateOutcome {
  return { kind: "refused", reason, spoilt: true };
}
