import type { UserId } from "@/domain/ids";
import type { Database } from "../database";
import { newId } from "../new-id";

/** Somebody as an identity provider knows them. */
export type Identity = { provider: string; subject: string };

export async function findUserByIdentity(db: Database, identity: Identity): Promise<UserId | null> {
  const row = await db.prisma.account.findUnique({
    where: {
      provider_providerAccountId: {
        provider: identity.provider,
        providerAccountId: identity.subject,
      },
    },
    select: { userId: true },
  });
  return row ? (row.userId as UserId) : null;
}

/** Links an account to an identity. Its tokens are not kept: nothing here acts in somebody's name elsewhere. */
export async function addIdentity(
  db: Database,
  link: Identity & { user: UserId; type: string },
): Promise<void> {
  await db.prisma.account.create({
    data: {
      id: newId(),
      userId: link.user,
      type: link.type,
      provider: link.provider,
      providerAccountId: link.subject,
    },
  });
}
