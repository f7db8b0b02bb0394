import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "@/data/database";
import { toHousehold } from "./client-address";

/** One try at a secret: of which account (its address, or another name for it), from which address. */
export type Attempt = { account: string; address: string | null };

export type Admission = { admitted: true } | { admitted: false; minutes: number };

const MINUTE_S = 60;

/** Whoever mistypes again and again waits; a colleague at another address does not wait with them. */
const PAIR = { keyPrefix: "pair", points: 10, duration: 15 * MINUTE_S };
/** Many addresses that try one account. */
const ACCOUNT = { keyPrefix: "account", points: 100, duration: 60 * MINUTE_S };
/** One address that tries many accounts; an office shares one, so it is generous. */
const ADDRESS = { keyPrefix: "address", points: 100, duration: 15 * MINUTE_S };

/**
 * Counts a try before it is made, so that a burst of tries at once is counted in full. Where it is not admitted,
 * `minutes` is how long to wait; waiting does not grow by trying.
 */
export async function admitAttempt(db: Database, attempt: Attempt): Promise<Admission> {
  for (const { limiter, key } of counters(db, attempt)) {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const minutes = Math.max(1, Math.ceil(refusal.msBeforeNext / (MINUTE_S * 1_000)));
      return { admitted: false, minutes };
    }
  }
  return { admitted: true };
}

/** A try that succeeded was none: its counts are given back, and the pair's mistakes are forgotten. */
export async function forgiveAttempt(db: Database, attempt: Attempt): Promise<void> {
  for (const { limiter, key } of counters(db, attempt)) {
    await (limiter.keyPrefix === PAIR.keyPrefix ? limiter.delete(key) : limiter.reward(key));
  }
}

type Counter = { limiter: RateLimiterPostgres; key: string };

function counters(db: Database, attempt: Attempt): Counter[] {
  const { pair, account, address } = limitersOf(db);
  const who = digest(attempt.account);
  const where = attempt.address === null ? null : digest(toHousehold(attempt.address));
  return [
    { limiter: pair, key: `${who}.${where ?? "-"}` },
    ...(where === null ? [] : [{ limiter: address, key: where }]),
    { limiter: account, key: who },
  ];
}

/** Keys are of one length, and the table lists nobody's address. */
function digest(name: string): string {
  return createHash("sha256").update(name).digest("base64url");
}

type Limiters = Record<"pair" | "account" | "address", RateLimiterPostgres>;

const limitersByDatabase = new WeakMap<Database, Limiters>();

function limitersOf(db: Database): Limiters {
  let limiters = limitersByDatabase.get(db);
  if (!limiters) {
    const store = {
      storeClient: db.pool,
      storeType: "pool",
      tableName: "throttle",
      tableCreated: true,
    };
    limiters = {
      pair: new RateLimiterPostgres({ ...store, ...PAIR }),
      account: new RateLimiterPostgres({ ...store, ...ACCOUNT, clearExpiredByTimeout: false }),
      address: new RateLimiterPostgres({ ...store, ...ADDRESS, clearExpiredByTimeout: false }),
    };
    limitersByDatabase.set(db, limiters);
  }
  return limiters;
}
