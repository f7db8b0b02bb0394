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
  password: {
    device: { points: 10, duration: QUARTER_S },
    household: { points: 10, duration: QUARTER_S },
    site: { points: 30, duration: QUARTER_S },
    account: { points: 100, duration: HOUR_S },
    crowded: 3,
  },
  code: {
    device: { points: 10, duration: QUARTER_S },
    household: { points: 5, duration: QUARTER_S },
    site: { points: 10, duration: QUARTER_S },
    account: { points: 20, duration: HOUR_S },
    crowded: 3,
  },
  letter: {
    device: { points: 10, duration: QUARTER_S },
    household: { points: 10, duration: QUARTER_S },
    site: { points: 30, duration: QUARTER_S },
    account: { points: 30, duration: HOUR_S },
    crowded: 3,
  },
  // A whole conference may join with one link, and some mistype.
  invitation: {
    device: { points: 40, duration: QUARTER_S },
    household: { points: 40, duration: QUARTER_S },
    site: { points: 80, duration: QUARTER_S },
    account: { points: 200, duration: HOUR_S },
    crowded: 40,
  },
};

/** Strangers' tries at all accounts together, from one household and from one network. */
export const CROWD_LIMITS = {
  household: { points: 100, duration: QUARTER_S },
  site: { points: 300, duration: QUARTER_S },
} satisfies Record<string, Allowance>;
