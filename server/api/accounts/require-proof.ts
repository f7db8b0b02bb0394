import { verifyPassword } from "@/auth/passwords/password";
import { admitAttempt, forgiveAttempt, type Attempt } from "@/auth/throttle/throttle";
import { findSignInTime } from "@/data/accounts/sessions";
import { findAccount } from "@/data/accounts/users";
import type { SignedInEnv } from "../api-env";
import { ApiProblem, invalid, tooManyAttempts } from "../problem";

type Vars = SignedInEnv["Variables"];

/** Who has no password shows who they are by having signed in not longer ago than this. Milliseconds. */
const FRESH_MS = 10 * 60_000;

/**
 * That it is the person themselves who changes what guards the account, and not whoever found their window open or has
 * their cookie: they know the password, or have just signed in where there is none.
 */
export async function requireProof(vars: Vars, current: string | undefined): Promise<void> {
  const account = await findAccount(vars.db, { user: vars.caller.user });
  if (account?.passwordHash) await requirePassword(vars, account.passwordHash, current);
  else await requireFreshSession(vars);
}

async function requirePassword(
  { db, caller }: Vars,
  passwordHash: string,
  current: string | undefined,
): Promise<void> {
  const { user, sid } = caller;
  if (current === undefined) throw invalid("current", "Your present password is needed.", "needed");
  // Nobody but this browser gets here, so nobody else's tries count.
  const attempt: Attempt = { secret: "password", account: user, device: sid, address: null };
  const admission = await admitAttempt(db, attempt);
  if (!admission.admitted) throw tooManyAttempts(admission.minutes);
  if (!(await verifyPassword(passwordHash, current))) {
    throw invalid("current", "This is not your present password.", "password-wrong");
  }
  await forgiveAttempt(db, attempt);
}

async function requireFreshSession({ db, caller }: Vars): Promise<void> {
  const since = await findSignInTime(db, caller);
  if (since && Date.now() - since.getTime() < FRESH_MS) return;
  throw new ApiProblem(
    403,
    "Sign out and in again first: your sign-in was too long ago for this.",
    {
      kind: "sign-in-anew",
    },
  );
}
