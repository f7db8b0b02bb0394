import type { Payer } from "./payer";
import { TimeBudget, type TimeAllowance } from "./time-budget";

/**
 * A person who works in several windows needs a hundredth of the thread, and three pages of a long report at once are
 * a quarter of the burst. The longest wait is shorter than anybody's patience with a window that says that it saves.
 */
const PERSON: TimeAllowance = { burst: 2_000, share: 0.2, patience: 10_000 };

/** A room full of people behind one address who have not signed in yet: they rather wait than begin again. */
const ADDRESS: TimeAllowance = { burst: 3_000, share: 0.2, patience: 30_000 };

/** What everybody may have of this node's main thread; sockets and requests share it. */
export type TimeBudgets = { readonly person: TimeBudget; readonly address: TimeBudget };

export function createTimeBudgets(): TimeBudgets {
  return { person: new TimeBudget(PERSON), address: new TimeBudget(ADDRESS) };
}

/** The budget of which this payer has a share. A team pays with no time of its own. */
export function budgetOf(budgets: TimeBudgets, payer: Payer): TimeBudget {
  return payer.kind === "address" ? budgets.address : budgets.person;
}
