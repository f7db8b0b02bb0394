/** How many tries in how many seconds. */
export type Allowance = { points: number; duration: number };

const MINUTE_S = 60;
const QUARTER_S = 15 * MINUTE_S;
const HOUR_S = 60 * MINUTE_S;

/** What is tried: a password, a one-time code, how patient a mailbox is, or whom an invitation lets in. */
export type Secret = "password" | "code" | "letter" | "invitation";

export type SecretLimits = {
  /** One browser in which the account's person has signed in before. Strangers count elsewhere. */
  device: Allowance;
  /** Strangers of one household at one account: whoever mistypes again and again waits. */
  household: Allowance;
  /** The same for all households of a network that somebody can rent. */
  site: Allowance;
  /** All strangers at one account, from however many addresses. */
  account: Allowance;
  /**
   * Tries at each account that are left to a place from which very many were made. Nobody there is shut out by what
   * others guess, because an office or a conference shares one address; but trying many accounts gets slower for all.
   */
  crowded: number;
};

/** A code has a millionth chance or three, so strangers who know the password get few. */
export const SECRET_LIMITS: Record<Secret, SecretLimits> = {
  password: limit({ device: 10, household: 10, site: 30, account: 100, crowded: 3 }),
  code: limit({ device: 10, household: 5, site: 10, account: 20, crowded: 3 }),
  letter: limit({ device: 10, household: 10, site: 30, account: 30, crowded: 3 }),
  // A whole conference may join with one link, and some mistype.
  invitation: limit({ device: 40, household: 40, site: 80, account: 200, crowded: 40 }),
};

/** Strangers' tries at all accounts together, from one household and from one network. */
export const CROWD_LIMITS = {
  household: inQuarter(100),
  site: inQuarter(300),
} satisfies Record<string, Allowance>;

/** Tries of all strangers together are counted by the hour, all others by the quarter. */
function limit(tries: Record<keyof SecretLimits, number>): SecretLimits {
  return {
    device: inQuarter(tries.device),
    household: inQuarter(tries.household),
    site: inQuarter(tries.site),
    account: { points: tries.account, duration: HOUR_S },
    crowded: tries.crowded,
  };
}

function inQuarter(points: number): Allowance {
  return { points, duration: QUARTER_S };
}
