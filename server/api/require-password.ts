import { verifyPassword } from "@/auth/password";
import { admitAttempt, forgiveAttempt, type Attempt } from "@/auth/throttle";
import { findAccount } from "@/data/users";
import type { SignedInEnv } from "./api-env";
import { invalid, tooManyAttempts } from "./problem";

/** Whoever has a password must know it to change what guards the account: a window left open is not enough. */
export async function requirePassword(
  { db, caller }: SignedInEnv["Variables"],
  current: string | undefined,
): Promise<void> {
  const { user, sid } = caller;
  const account = await findAccount(db, { user });
  if (!account?.passwordHash) return;
  if (current === undefined) throw invalid("current", "Your present password is needed.");
  // Nobody but this browser gets here, so nobody else's tries count.
  const attempt: Attempt = { secret: "password", account: user, device: sid, address: null };
  const admission = await admitAttempt(db, attempt);
  if (!admission.admitted) throw tooManyAttempts(admission.minutes);
  if (!(await verifyPassword(account.passwordHash, current))) {
    throw invalid("current", "This is not your present password.");
  }
  await forgiveAttempt(db, attempt);
}
