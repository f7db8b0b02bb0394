import type { ReportDocument } from "@/collab/document-model";
import { createLiveValue, type LiveValue } from "@/collab/live-value";
import type { StatementId } from "@/domain/ids";
import {
  settleStatements,
  type ProposedStatement,
  type SettledStatement,
} from "@/domain/statements/settle-statements";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import type { ReadEdition } from "../reading-order";
import { sameStatement } from "./same-statement";

/** `null` where the proposals could not be had. Asked with a signal that ends when the answer is of no use any more. */
export type LoadProposals = (signal: AbortSignal) => Promise<readonly ProposedStatement[] | null>;

/** How far the proposals are; decisions are there at once. */
export type ProposalsState = "loading" | "ready" | "failed";

export type Statements = { state: ProposalsState; items: readonly SettledStatement[] };

type Parts = {
  edition: ReadEdition;
  load: LoadProposals;
  locate: (range: TextRange) => Pick<ProposedStatement, "quotes" | "section">;
};

/**
 * Who says what in the edition, as React reads it: the server's proposals and what people have decided, settled. Each
 * statement keeps its identity until something about it changes, and can be subscribed to alone.
 */
export class StatementStore {
  readonly #parts: Parts;
  readonly #all = createLiveValue<Statements>({ state: "loading", items: [] });
  readonly #listeners = new Map<StatementId, Set<() => void>>();
  #byId: ReadonlyMap<StatementId, SettledStatement> = new Map();
  #proposals: readonly ProposedStatement[] = [];
  #proposed: ReadonlySet<StatementId> = new Set();
  #document: ReportDocument | null = null;
  #stop: () => void = () => undefined;
  #loading: AbortController | null = null;
  /** How often the edition had been proposed when it was last asked for. */
  #revision = 0;

  /** In reading order. */
  readonly all: LiveValue<Statements> = this.#all;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reads this document from now on, instead of the one before. */
  attach(document: ReportDocument): void {
    this.#stop();
    this.#document = document;
    const stops = [
      document.onStatements(() => this.#settle()),
      document.onRevisions(() => this.#followRevision()),
    ];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
    this.#settle();
    this.#followRevision();
  }

  /** Asks for the proposals; while there are none yet, that is said. */
  async load(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#revision = this.#currentRevision();
    if (this.#all.get().state === "failed") this.#show("loading");
    const proposals = await this.#parts.load(loading.signal);
    if (loading.signal.aborted) return;
    this.#loading = null;
    if (proposals) {
      this.#proposals = proposals;
      this.#proposed = new Set(proposals.map(({ id }) => id));
      this.#settle("ready");
    } else if (this.#all.get().state !== "ready") {
      this.#show("failed");
    }
  }

  readonly statement = (id: StatementId): SettledStatement | null => this.#byId.get(id) ?? null;

  /** What was recognised under that id; `null` for what a person has added. */
  isProposed(id: StatementId): boolean {
    return this.#proposed.has(id);
  }

  /** What somebody has decided about it. */
  decision(id: StatementId): DecidedStatement | null {
    return this.#document?.statement(id) ?? null;
  }

  readonly subscribe = (id: StatementId, listener: () => void): (() => void) => {
    let listeners = this.#listeners.get(id);
    if (!listeners) this.#listeners.set(id, (listeners = new Set()));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id);
    };
  };

  destroy(): void {
    this.#stop();
    this.#loading?.abort();
  }

  #currentRevision(): number {
    return this.#document?.revisions().get(this.#parts.edition.number) ?? 0;
  }

  #followRevision(): void {
    if (this.#currentRevision() !== this.#revision) void this.load();
  }

  #settle(state: ProposalsState = this.#all.get().state): void {
    const { edition, locate } = this.#parts;
    const decided = [...(this.#document?.statements() ?? [])].filter(
      (one) => one.edition === edition.number && one.range.end <= edition.length,
    );
    const before = this.#byId;
    const items = settleStatements(this.#proposals, decided, locate).map((one) => {
      const known = before.get(one.id);
      return known && sameStatement(known, one) ? known : one;
    });
    this.#byId = new Map(items.map((one) => [one.id, one]));
    const now = this.#all.get();
    const same =
      items.length === now.items.length && items.every((one, index) => one === now.items[index]);
    if (!same || state !== now.state) this.#all.set({ state, items: same ? now.items : items });
    for (const [id, listeners] of [...this.#listeners]) {
      if (before.get(id) === this.#byId.get(id)) continue;
      for (const listener of [...listeners]) listener();
    }
  }

  #show(state: ProposalsState): void {
    this.#all.set({ ...this.#all.get(), state });
  }
}
