import type { Database } from "@/data/database";
import { findAccount } from "@/data/users";
import type { UserId } from "@/domain/ids";
import { verifyPassword } from "./password";
import { admitAttempt, forgiveAttempt } from "./throttle";

export type PasswordSignIn =
  | { kind: "signed-in"; user: UserId }
  /** No such account, no password, or another one: nobody is told which. */
  | { kind: "wrong" }
  | { kind: "throttled"; minutes: number };

/** Judges an address and a password; takes as long to refuse an account that does not exist. */
export async function signInWithPassword(
  db: Database,
  attempt: { email: string; password: string; address: string | null },
): Promise<PasswordSignIn> {
  const counted = { account: attempt.email, address: attempt.address };
  const admission = await admitAttempt(db, counted);
  if (!admission.admitted) return { kind: "throttled", minutes: admission.minutes };
  const account = await findAccount(db, { email: attempt.email });
  const right = await verifyPassword(account?.passwordHash ?? null, attempt.password);
  if (!account || !right) return { kind: "wrong" };
  await forgiveAttempt(db, counted);
  return { kind: "signed-in", user: account.user };
}
