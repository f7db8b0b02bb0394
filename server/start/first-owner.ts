import { judgePassword } from "@/auth/passwords/judge-password";
import { hashPassword } from "@/auth/passwords/password";
import type { Database } from "@/data/database";
import { hasOwner, replaceSetupToken, setUp } from "@/data/accounts/set-up";
import { CannotStart } from "../cannot-start";
import type { Owner } from "../config";

const TEAM_NAME = "Our team";

/**
 * Sees to it that the product gets its owner: makes the one that was named, else a link with which somebody becomes
 * it, and returns its path. `null` where there is an owner. Earlier links stop working.
 */
export async function findSetupPath(db: Database, owner: Owner | null): Promise<string | null> {
  if (await hasOwner(db)) return null;
  if (owner === null) return `/setup?token=${await replaceSetupToken(db)}`;
  const { email, name, password } = owner;
  if (await judgePassword(password, owner)) {
    throw new CannotStart(
      "CAUCUS_OWNER_PASSWORD is among the passwords that are tried first, or made of the owner's own name or address. Choose a few unrelated words.",
    );
  }
  const made = await setUp(db, {
    token: null,
    owner: { email, name, passwordHash: await hashPassword(password) },
    teamName: TEAM_NAME,
  });
  // Another node that started at the same moment may have been first.
  if (made.ok || made.refusal === "already-set-up") return null;
  throw new CannotStart(
    `${email} cannot become the owner: there is an account with that address. Set CAUCUS_OWNER_EMAIL to another one.`,
  );
}
