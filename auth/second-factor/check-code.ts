import type { Database } from "@/data/database";
import { findSecondFactor, spendRecoveryCode, spendStep } from "@/data/accounts/second-factor";
import type { UserId } from "@/domain/ids";
import { logIdentity } from "../log";
import { findCodeStep } from "./one-time-codes";
import { hashRecoveryCode } from "./recovery-codes";
import { unseal } from "./sealed";
import { admitAttempt, forgiveAttempt } from "../throttle/throttle";

export type CodeCheck =
  | { kind: "right" }
  /** None was given, and one is needed. */
  | { kind: "code-needed" }
  /** Not a code of just now, one that was taken before, or no recovery code that is left. */
  | { kind: "code-wrong" }
  /** `AUTH_SECRET` is not the one with which it was kept: no code can be checked, and no recovery code. */
  | { kind: "factor-unreadable" }
  | { kind: "throttled"; minutes: number };

export type CodeRefusal = Exclude<CodeCheck, { kind: "right" }>;

export type GivenCode = {
  user: UserId;
  code: string | null;
  device: string | null;
  address: string | null;
};

const UNREADABLE =
  "AUTH_SECRET is not the one it was sealed with. Put that one back, or take the second factor away with npm run admin -- second-factor <address>.";

/**
 * The second question at every door but an identity provider's: `right` at once where the account has no second factor.
 * A code that is taken is spent, whatever comes of the sign-in.
 */
export async function checkCode(
  db: Database,
  authSecret: string,
  given: GivenCode,
): Promise<CodeCheck> {
  const factor = await findSecondFactor(db, given);
  if (!factor?.confirmed) return { kind: "right" };
  const secret = unseal(factor.secret, authSecret);
  if (!secret) {
    logIdentity("error", "SECOND_FACTOR_UNREADABLE", UNREADABLE);
    return { kind: "factor-unreadable" };
  }
  const code = given.code?.trim() ?? "";
  if (code === "") return { kind: "code-needed" };
  const { user, device, address } = given;
  const attempt = { secret: "code" as const, account: user, device, address };
  const admission = await admitAttempt(db, attempt);
  if (!admission.admitted) return { kind: "throttled", minutes: admission.minutes };
  if (!(await spendCode(db, authSecret, { user, code, secret }))) return { kind: "code-wrong" };
  await forgiveAttempt(db, attempt);
  return { kind: "right" };
}

async function spendCode(
  db: Database,
  authSecret: string,
  { user, code, secret }: { user: UserId; code: string; secret: Uint8Array },
): Promise<boolean> {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) {
    return spendRecoveryCode(db, { user, codeHash: hashRecoveryCode(code, authSecret) });
  }
  const step = findCodeStep(secret, digits, new Date());
  return step !== null && spendStep(db, { user, step });
}
