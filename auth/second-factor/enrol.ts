import type { Database } from "@/data/database";
import {
  confirmSecondFactor,
  findSecondFactor,
  proposeSecondFactor,
} from "@/data/accounts/second-factor";
import type { UserId } from "@/domain/ids";
import type { CodeRefusal } from "./check-code";
import type { AuthEnvironment } from "../environment";
import { describeCodeSecret, findCodeStep, newCodeSecret } from "./one-time-codes";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes";
import { seal, unseal } from "./sealed";
import { admitAttempt, forgiveAttempt } from "../throttle/throttle";

/**
 * Makes a secret for somebody's authenticator app. It is not asked for before `finishEnrolment`; one that was made
 * before and not confirmed is worth nothing any more. `null` where the account has a second factor.
 */
export async function beginEnrolment(
  db: Database,
  { secret: authSecret, origin }: AuthEnvironment,
  person: { user: UserId; email: string },
): Promise<{ secret: string; uri: string } | null> {
  const secret = newCodeSecret();
  const proposal = { user: person.user, secret: seal(secret, authSecret) };
  if (!(await proposeSecondFactor(db, proposal))) return null;
  const label = { account: person.email, host: new URL(origin).host };
  const { text, uri } = describeCodeSecret(secret, label);
  return { secret: text, uri };
}

export type Enrolment = { kind: "done"; recoveryCodes: string[] } | CodeRefusal;

/** Takes the first code, which proves that the app has the secret, and hands out the recovery codes, once. */
export async function finishEnrolment(
  db: Database,
  { secret: authSecret }: AuthEnvironment,
  given: { user: UserId; code: string; sid: string; device: string | null; now: Date },
): Promise<Enrolment> {
  const { user, code, sid, device, now } = given;
  const attempt = { secret: "code" as const, account: user, device: sid, address: null };
  const admission = await admitAttempt(db, attempt);
  if (!admission.admitted) return { kind: "throttled", minutes: admission.minutes };
  const factor = await findSecondFactor(db, { user });
  const secret = factor && !factor.confirmed ? unseal(factor.secret, authSecret) : null;
  const step = secret && findCodeStep(secret, code.replace(/\s/g, ""), now);
  if (!factor || step === null) return { kind: "code-wrong" };
  const recoveryCodes = newRecoveryCodes();
  const recoveryHashes = recoveryCodes.map((one) => hashRecoveryCode(one, authSecret));
  const confirmation = { user, secret: factor.secret, step, recoveryHashes };
  const keep = { sid, device };
  if (!(await confirmSecondFactor(db, { ...confirmation, keep, now }))) {
    return { kind: "code-wrong" };
  }
  await forgiveAttempt(db, attempt);
  return { kind: "done", recoveryCodes };
}
