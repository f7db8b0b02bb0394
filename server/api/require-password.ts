import { verifyPassword } from "@/auth/password";
import { admitAttempt, forgiveAttempt } from "@/auth/throttle";
import { findAccount } from "@/data/users";
import type { SignedInEnv } from "./api-env";
import { invalid, tooManyAttempts } from "./problem";

/** Whoever has a password must know it to change what guards the account: a window left open is not enough. */
export async function requirePassword(
  { db, caller }: SignedInEnv["Variables"],
  current: string | undefined,
  address: string | null,
): Promise<void> {
  const account = await findAccount(db, { user: caller.user });
  if (!account?.passwordHash) return;
  if (current === undefined) throw invalid("current", "Your present password is needed.");
  const counted = { account: `password ${caller.user}`, address };
  const admission = await admitAttempt(db, counted);
  if (!admission.admitted) throw tooManyAttempts(admission.minutes);
  if (!(await verifyPassword(account.passwordHash, current))) {
    throw invalid("current", "This is not your present password.");
  }
  await forgiveAttempt(db, counted);
}
