import { ok, refuse, type Result } from "@/domain/result";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { foundTeamWithin, type FoundedTeam } from "../teams/found-team";
import { loadSampleReport } from "../reports/sample-report";
import { makeAdministrator } from "./administrators";
import { hashToken, newToken } from "./token";
import type { NewUser } from "./users";
import { isUniqueViolation } from "../violations";

export type SetUpRefusal = "bad-token" | "already-set-up" | "email-taken";

/** Whether the product has been set up: some team has, or had, an owner. */
export async function hasOwner(db: Database): Promise<boolean> {
  return ownerExists(db.prisma);
}

/** Makes the token of a new set-up link; older links stop working. */
export async function replaceSetupToken(db: Database): Promise<string> {
  const token = newToken();
  await db.prisma.$transaction([
    db.prisma.setupToken.deleteMany(),
    db.prisma.setupToken.create({ data: { tokenHash: hashToken(token) } }),
  ]);
  return token;
}

/** Whether a set-up link would still work. */
export async function isSetupToken(db: Database, token: string): Promise<boolean> {
  const where = { tokenHash: hashToken(token) };
  return (await db.prisma.setupToken.count({ where })) === 1 && !(await hasOwner(db));
}

/**
 * Makes the first owner, who looks after the installation, and their team, once: with a set-up link's token, or with
 * `token: null` if the person who runs the server says so. Of several at once, one wins.
 */
export async function setUp(
  db: Database,
  founding: {
    token: string | null;
    owner: NewUser;
    teamName: string;
    labels?: readonly string[] | undefined;
  },
): Promise<Result<FoundedTeam, SetUpRefusal>> {
  const sample = await loadSampleReport();
  const { token, owner, teamName: name, labels } = founding;
  try {
    return await db.prisma.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${SET_UP_LOCK}::bigint)`;
      if (await ownerExists(transaction)) return refuse("already-set-up");
      const spent = token === null ? {} : { tokenHash: hashToken(token) };
      const { count } = await transaction.setupToken.deleteMany({ where: spent });
      if (token !== null && count === 0) return refuse("bad-token");
      // The address is theirs: who runs the server says so, or gave them the link.
      const founder = { ...owner, kind: "new" as const, emailVerified: new Date() };
      const team = { name, owner: founder, labels };
      const founded = await foundTeamWithin(transaction, team, sample);
      await makeAdministrator(transaction, { user: founded.user });
      return ok(founded);
    });
  } catch (error) {
    if (isUniqueViolation(error, "email")) return refuse("email-taken");
    throw error;
  }
}

/** Any number that no other advisory lock of ours has. */
const SET_UP_LOCK = 4_711_001;

async function ownerExists(prisma: Prisma.TransactionClient): Promise<boolean> {
  return (await prisma.membership.count({ where: { role: "owner" } })) > 0;
}
