import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "@/data/database";
import { toHousehold, toSite } from "./client-address";
import { logKeptOut } from "./kept-out-log";
import { CROWD_LIMITS, SECRET_LIMITS, type Allowance, type Secret } from "./throttle-limits";

/** One try: at which secret of which account (its address, or another name for it), and by whom. */
export type Attempt = {
  secret: Secret;
  account: string;
  /** The browser, where the account's person has signed in there before. */
  device: string | null;
  /** From where; `null` where that cannot be known. */
  address: string | null;
};

export type Admission = { admitted: true } | { admitted: false; minutes: number };

/** A count of tries that one try is added to. */
type Count = Allowance & {
  key: string;
  /** Beyond it nobody is refused, but fewer tries are left at each account. */
  crowd: boolean;
};

/**
 * Counts a try before it is made, so that a burst of tries at once is counted in full. Where it is not admitted,
 * `minutes` is how long to wait; waiting does not grow by trying.
 *
 * Nobody locks another out: in a browser that the person has used before, only the tries made there count.
 */
export async function admitAttempt(db: Database, attempt: Attempt): Promise<Admission> {
  const admission = await judgeAttempt(db, attempt);
  const { secret, address } = attempt;
  if (!admission.admitted) logKeptOut(secret, address === null ? null : toHousehold(address));
  return admission;
}

async function judgeAttempt(db: Database, attempt: Attempt): Promise<Admission> {
  let crowded = false;
  let nearest: RateLimiterRes | null = null;
  for (const count of countsOf(attempt)) {
    const taken = await consume(db, count);
    if (count.crowd) crowded ||= taken.over;
    else if (taken.over) return refusedFor(taken.result);
    else nearest ??= taken.result;
  }
  const left = SECRET_LIMITS[attempt.secret].crowded;
  if (crowded && nearest && nearest.consumedPoints > left) return refusedFor(nearest);
  return { admitted: true };
}

/** A try that succeeded was none: its counts are given back, and the mistakes at its own place are forgotten. */
export async function forgiveAttempt(db: Database, attempt: Attempt): Promise<void> {
  const [nearest, ...others] = countsOf(attempt);
  if (nearest) await limiterOf(db, nearest).delete(nearest.key);
  for (const count of others) await limiterOf(db, count).reward(count.key);
}

/** The counts that a try is added to, the nearest to who tries first. */
function countsOf({ secret, account, device, address }: Attempt): Count[] {
  const limits = SECRET_LIMITS[secret];
  const who = digest(`${secret} ${account}`);
  if (device !== null) {
    return [{ ...limits.device, key: `device.${who}.${device}`, crowd: false }];
  }
  const household = address === null ? null : digest(toHousehold(address));
  const widest = address === null ? null : toSite(address);
  const site = widest === null ? null : digest(widest);
  return [
    { ...limits.household, key: `pair.${who}.${household ?? "-"}`, crowd: false },
    ...(site === null ? [] : [{ ...limits.site, key: `site.${who}.${site}`, crowd: false }]),
    ...(household === null
      ? []
      : [{ ...CROWD_LIMITS.household, key: `crowd.${household}`, crowd: true }]),
    ...(site === null ? [] : [{ ...CROWD_LIMITS.site, key: `crowd.${site}`, crowd: true }]),
    { ...limits.account, key: `account.${who}`, crowd: false },
  ];
}

async function consume(
  db: Database,
  count: Count,
): Promise<{ over: boolean; result: RateLimiterRes }> {
  try {
    return { over: false, result: await limiterOf(db, count).consume(count.key) };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { over: true, result: refusal };
  }
}

function refusedFor({ msBeforeNext }: RateLimiterRes): Admission {
  return { admitted: false, minutes: Math.max(1, Math.ceil(msBeforeNext / 60_000)) };
}

/** Keys are of one length, and the table lists nobody's address. */
function digest(name: string): string {
  return createHash("sha256").update(name).digest("base64url");
}

const limitersByDatabase = new WeakMap<Database, Map<string, RateLimiterPostgres>>();

function limiterOf(db: Database, { points, duration }: Allowance): RateLimiterPostgres {
  const limiters = limitersByDatabase.get(db) ?? new Map<string, RateLimiterPostgres>();
  limitersByDatabase.set(db, limiters);
  const name = `${points} in ${duration}`;
  let limiter = limiters.get(name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: db.pool,
      storeType: "pool",
      tableName: "throttle",
      tableCreated: true,
      keyPrefix: "tries",
      points,
      duration,
      // In one statement, without an index; see `pruneEnded`.
      clearExpiredByTimeout: false,
    });
    limiters.set(name, limiter);
  }
  return limiter;
}
