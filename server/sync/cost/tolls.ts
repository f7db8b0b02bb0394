import type { Incident, IncidentLog } from "../../cost/incident-log";
import type { Payer } from "../../cost/payer";
import type { TimeVerdict } from "../../cost/time-budget";
import { budgetOf, type TimeBudgets } from "../../cost/time-budgets";
import { priceOfRefusal, priceOfWaking } from "./prices";
import type { SyncMetrics } from "../sync-metrics";

type Parts = { budgets: TimeBudgets; metrics: SyncMetrics; incidents: IncidentLog };

/** An update that was refused. `stored`: bytes of the document, which must be read again if it was `spoilt`. */
export type Refusal = {
  who: Payer;
  room: string;
  why: string;
  isSpoilt: boolean;
  stored: number;
};

/** Takes the price of work from who asks for it, and tells of those who are made to wait or turned away. */
export class Tolls {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param price milliseconds of the main thread. */
  charge(payer: Payer, price: number): TimeVerdict {
    const verdict = this.#budgetOf(payer).charge(payer, price);
    if (verdict.kind === "wait") this.#parts.metrics.waits.inc();
    return verdict;
  }

  /** Nobody could say before whether a document has to be decoded for what somebody writes. */
  wakes(who: Payer, size: { structs: number; bytes: number }): void {
    this.#budgetOf(who).correct(who, priceOfWaking(size));
  }

  refused({ who, room, why, isSpoilt, stored }: Refusal): void {
    const { metrics, incidents } = this.#parts;
    metrics.refusals.inc({ reason: why });
    this.#budgetOf(who).correct(who, priceOfRefusal(isSpoilt, stored));
    incidents.note({ who, what: "refusal", why, room });
  }

  turnedAway(incident: Incident): void {
    const { metrics, incidents } = this.#parts;
    metrics.turnedAway.inc({ reason: incident.why });
    incidents.note(incident);
  }

  #budgetOf(payer: Payer) {
    return budgetOf(this.#parts.budgets, payer);
  }
}
