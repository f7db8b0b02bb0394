import type { ReportDocument } from "@/collab/facts/document-model";
import { createLiveValue, type LiveValue } from "@/collab/facts/live-value";
import type { Target } from "@/domain/annotation/annotation";
import { isFrom, type CarriedPlace } from "@/domain/annotation/carried";
import type { StatementId } from "@/domain/ids";
import { decisionsInEdition, toTarget } from "@/domain/statements/decisions-in-edition";
import {
  settleStatements,
  type ProposedStatement,
  type SettledStatement,
} from "@/domain/statements/settle-statements";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import type { ReadEdition } from "../../notes/reading-order";
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
  /** Where the words of a statement of another edition stand in this one, as far as it is known. */
  carried: (id: string) => CarriedPlace | null;
};

/** A confirmed statement of an earlier edition of which it is not plain, or not known yet, where it stands in this one. */
export type StrayStatement = { decided: DecidedStatement; carried: CarriedPlace | null };

/**
 * Who says what in the edition, as React reads it: the server's proposals and what people have decided, settled. Each
 * statement keeps its identity until something about it changes, and can be subscribed to alone.
 */
export class StatementStore {
  readonly #parts: Parts;
  readonly #all = createLiveValue<Statements>({ state: "loading", items: [] });
  readonly #listeners = new Map<StatementId, Set<() => void>>();
  readonly #strays = createLiveValue<readonly StrayStatement[]>([]);
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

  readonly strays: LiveValue<readonly StrayStatement[]> = this.#strays;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reads this document from now on, instead of the one before. */
  attach(document: ReportDocument): void {
    this.#stop();
    this.#document = document;
    const stops = [
      document.onThings("statements", () => this.#settle()),
      document.onThings("revisions", () => this.#followRevision()),
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

  /** Looks again where decisions of other editions stand. */
  refresh(): void {
    this.#settle();
  }

  readonly statement = (id: StatementId): SettledStatement | null => this.#byId.get(id) ?? null;

  /** The proposal with this id; `null` for a statement that a person has added. */
  isProposed(id: StatementId): boolean {
    return this.#proposed.has(id);
  }

  /** The latest decision about it. */
  decision(id: StatementId): DecidedStatement | null {
    return this.#document?.thing("statements", id) ?? null;
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
    return this.#document?.thing("revisions", String(this.#parts.edition.number))?.proposed ?? 0;
  }

  #followRevision(): void {
    if (this.#currentRevision() !== this.#revision) void this.load();
  }

  #settle(state: ProposalsState = this.#all.get().state): void {
    const { edition, locate } = this.#parts;
    const all = [...(this.#document?.things("statements") ?? [])];
    this.#findStrays(all);
    const decided = decisionsInEdition(edition.number, all, this.#proposals, this.#carried).filter(
      (one) => one.range.end <= edition.length,
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

  readonly #carried = (id: string, target: Target): CarriedPlace | null => {
    const found = this.#parts.carried(id);
    return found && isFrom(found.from, target) ? found : null;
  };

  #findStrays(all: readonly DecidedStatement[]): void {
    const strays = all.flatMap((decided): StrayStatement[] => {
      if (decided.edition >= this.#parts.edition.number || decided.verdict !== "confirmed")
        return [];
      const carried = this.#carried(decided.id, toTarget(decided));
      return carried?.range ? [] : [{ decided, carried }];
    });
    if (strays.length > 0 || this.#strays.get().length > 0) this.#strays.set(strays);
  }

  #show(state: ProposalsState): void {
    this.#all.set({ ...this.#all.get(), state });
  }
}
