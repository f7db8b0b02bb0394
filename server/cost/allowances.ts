import type { TimeAllowance } from "./time-budget";

/**
 * What one person, or one address, may have of the main thread by HTTP. Three pages of a long report at once are a
 * sixth of the burst.
 */
export const HTTP_ALLOWANCE: TimeAllowance = { burst: 3_000, share: 0.2, patience: 10_000 };
