import type { Database } from "@/data/database";
import { proveEmail } from "@/data/accounts/passwords";
import { findAccount } from "@/data/accounts/users";
import { isVerificationToken, spendVerificationToken } from "@/data/accounts/verification-tokens";
import type { UserId } from "@/domain/ids";
import { checkCode, type CodeRefusal } from "../second-factor/check-code";
import type { AuthEnvironment } from "../environment";
import { hashLinkToken } from "./link-token";
import { findDevice, type Visit } from "../visit";

export type LinkSignIn =
  | { kind: "signed-in"; user: UserId }
  /** Used, too old, or never sent. */
  | { kind: "expired" }
  | CodeRefusal;

/** Judges a link from an e-mail, and then a code. The link is spent only when it lets somebody in. */
export async function signInWithLink(
  db: Database,
  environment: AuthEnvironment,
  attempt: { email: string; token: string; code: string | null; visit: Visit },
): Promise<LinkSignIn> {
  const { email, code, visit } = attempt;
  const link = { identifier: email, token: hashLinkToken(attempt.token, environment.secret) };
  const now = new Date();
  const account = await findAccount(db, { email });
  if (!account || !(await isVerificationToken(db, { ...link, now }))) return { kind: "expired" };
  const { user } = account;
  const device = await findDevice(db, visit, user);
  const given = { user, code, device, address: visit.address };
  const checked = await checkCode(db, environment.secret, given);
  if (checked.kind !== "right") return checked;
  if (!(await spendVerificationToken(db, { ...link, now }))) return { kind: "expired" };
  await proveEmail(db, { user, by: "link", now });
  return { kind: "signed-in", user };
}
