import type { Database } from "@/data/database";
import { findAccount } from "@/data/accounts/users";
import type { UserId } from "@/domain/ids";
import { checkCode, type CodeRefusal } from "../second-factor/check-code";
import type { AuthEnvironment } from "../environment";
import { verifyPassword } from "./password";
import { admitAttempt, forgiveAttempt } from "../throttle/throttle";
import { findDevice, type Visit } from "../visit";

export type PasswordSignIn =
  | { kind: "signed-in"; user: UserId }
  /** No such account, no password, or another one: nobody is told which. */
  | { kind: "wrong" }
  /** Too many tries of either; all else about a code only after the right password. */
  | CodeRefusal;

/** Judges an address and a password, and then a code; takes as long to refuse an account that does not exist. */
export async function signInWithPassword(
  db: Database,
  environment: AuthEnvironment,
  attempt: { email: string; password: string; code: string | null; visit: Visit },
): Promise<PasswordSignIn> {
  const { visit, code } = attempt;
  const { address } = visit;
  const account = await findAccount(db, { email: attempt.email });
  const device = account && (await findDevice(db, visit, account.user));
  const counted = { secret: "password" as const, account: attempt.email, device, address };
  const admission = await admitAttempt(db, counted);
  if (!admission.admitted) return { kind: "throttled", minutes: admission.minutes };
  const right = await verifyPassword(account?.passwordHash ?? null, attempt.password);
  if (!account || !right) return { kind: "wrong" };
  await forgiveAttempt(db, counted);
  const { user } = account;
  const checked = await checkCode(db, environment.secret, { user, code, device, address });
  return checked.kind === "right" ? { kind: "signed-in", user } : checked;
}
