import { TimeBudget, type TimeAllowance } from "./time-budget";

/**
 * A person who works in several windows needs a hundredth of the thread. The longest wait is shorter than anybody's
 * patience with a window that says that it saves.
 */
const PERSON: TimeAllowance = { burst: 500, share: 0.1, patience: 10_000 };

/** A room full of people behind one address who have not signed in yet. */
const ADDRESS: TimeAllowance = { burst: 500, share: 0.1, patience: 2_000 };

/** What everybody may have of this node's main thread; sockets and requests share it. */
export type TimeBudgets = { readonly person: TimeBudget; readonly address: TimeBudget };

export function createTimeBudgets(): TimeBudgets {
  return { person: new TimeBudget(PERSON), address: new TimeBudget(ADDRESS) };
}
