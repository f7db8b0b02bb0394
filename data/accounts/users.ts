import { createHash } from "node:crypto";
import { PERSON_COLOURS, type PersonColour } from "@/contract/common";
import type { Me, Settings } from "@/contract/people";
import type { TeamId, UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { newId } from "../new-id";
import { STORED_SETTINGS } from "./stored-settings";

export type NewUser = {
  /** In lower case, as the contract's `emailSchema` gives it. */
  email: string;
  name: string;
  passwordHash: string | null;
  /** When the address was proved to be theirs. */
  emailVerified?: Date;
};

/** Makes an account inside a transaction. A second account for one address is a unique violation (P2002). */
export async function addUser(
  transaction: Prisma.TransactionClient,
  user: NewUser,
): Promise<UserId> {
  const id = newId<"user">();
  // Field by field: callers hand over more than an account, and the database refuses what it does not know.
  const { email, name, passwordHash, emailVerified = null } = user;
  await transaction.user.create({
    data: { id, email, name, passwordHash, emailVerified, colour: colourFor(email) },
  });
  return id;
}

/** Makes an account alone. */
export async function createUser(db: Database, user: NewUser): Promise<UserId> {
  return db.prisma.$transaction((transaction) => addUser(transaction, user));
}

/** A person's first colour: spread evenly, and the same on every try. */
function colourFor(email: string): PersonColour {
  const drawn = createHash("sha256").update(email).digest().readUInt16BE(0);
  return PERSON_COLOURS[drawn % PERSON_COLOURS.length] ?? "teal";
}

/** Somebody's own account, with the teams they are in by name. */
export async function findMe(db: Database, scope: { user: UserId }): Promise<Me | null> {
  const row = await db.prisma.user.findUnique({
    where: { id: scope.user },
    include: {
      secondFactor: { select: { confirmedAt: true } },
      memberships: {
        where: { team: { deletedAt: null } },
        include: { team: { select: { id: true, name: true } } },
        orderBy: [{ team: { name: "asc" } }, { teamId: "asc" }],
      },
    },
  });
  if (!row) return null;
  return {
    id: row.id as UserId,
    email: row.email,
    name: row.name,
    colour: row.colour as PersonColour,
    hasPassword: row.passwordHash !== null,
    hasSecondFactor: Boolean(row.secondFactor?.confirmedAt),
    isAdministrator: row.isAdministrator,
    settings: STORED_SETTINGS.read(row.settings),
    teams: row.memberships.map(({ team, role }) => ({
      id: team.id as TeamId,
      name: team.name,
      role,
    })),
  };
}

/** The part of an account that signing in needs. Addresses are in lower case. */
export async function findAccount(
  db: Database,
  scope: { email: string } | { user: UserId },
): Promise<{
  user: UserId;
  passwordHash: string | null;
  /** As they have set it. */
  language: Settings["language"];
} | null> {
  const row = await db.prisma.user.findUnique({
    where: "email" in scope ? { email: scope.email } : { id: scope.user },
    select: { id: true, passwordHash: true, settings: true },
  });
  if (!row) return null;
  const { language } = STORED_SETTINGS.read(row.settings);
  return { user: row.id as UserId, passwordHash: row.passwordHash, language };
}

/** An account as the library that signs people in wants to see it; never with its password. */
export async function findSignedUp(
  db: Database,
  scope: { email: string } | { user: UserId },
): Promise<{ id: string; email: string; name: string; emailVerified: Date | null } | null> {
  return db.prisma.user.findUnique({
    where: "email" in scope ? { email: scope.email } : { id: scope.user },
    select: { id: true, email: true, name: true, emailVerified: true },
  });
}
