import * as Y from "yjs";
import type { JournalUpdate } from "@/data/journal";
import type { UserId } from "@/domain/ids";
import type { GateOutcome, GateRefusal } from "./gate/gate";
import type { Proposal } from "./nodes/mail";

/** Judged and not yet durable. */
export type Judged = {
  updates: ({ user: UserId } & JournalUpdate)[];
  accepted: Proposal[];
  /** The ids of what has come back into the document. */
  returned: string[];
  /** All the updates as one, if that is known already. */
  merged: Uint8Array | null;
};

/** What has become durable: `update` is all of it as one, `null` if nothing was new. */
export type Accepted = { proposals: readonly Proposal[]; update: Uint8Array | null };

/**
 * `over-budget`: its author has added as much today as one may; later it is taken. `outdated`: it is of an earlier
 * generation's document.
 */
export type Outcome =
  GateOutcome | { kind: "over-budget"; spoilt: false } | { kind: "outdated"; spoilt: false };

export type TurnedDown = Outcome & {
  kind: "refused" | "gap" | "failed" | "over-budget" | "outdated";
};

export const OVER_BUDGET: Outcome = { kind: "over-budget", spoilt: false };

export const OUTDATED: Outcome = { kind: "outdated", spoilt: false };

export const NOTHING_NEW: GateOutcome = { kind: "accepted", update: null };

/** While the database writes them: the query has left when this begins. */
export async function mergeMeanwhile(updates: Judged["updates"]): Promise<Uint8Array> {
  if (updates.length > 1) await new Promise((resolve) => setImmediate(resolve));
  return merge(updates);
}

export function merge(updates: readonly JournalUpdate[]): Uint8Array {
  return Y.mergeUpdates(updates.map(({ bytes }) => bytes));
}

export function refused(reason: GateRefusal): GateOutcome {
  return { kind: "refused", reason, spoilt: false };
}
