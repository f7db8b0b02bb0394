import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import { personNameSchema } from "@/contract/common";
import type { Database } from "@/data/database";
import { addIdentity, findUserByIdentity } from "@/data/accounts/identities";
import { proveEmail } from "@/data/accounts/passwords";
import { createUser, findSignedUp } from "@/data/accounts/users";
import { addVerificationToken } from "@/data/accounts/verification-tokens";
import type { UserId } from "@/domain/ids";

/**
 * NextAuth's door to people. It is ours and small, because ids are made here, an identity provider's tokens are not
 * kept, and a password's hash has no business in NextAuth. Whoever comes through it has proved their address: by
 * an e-mail link, or through a provider that says so (`createCallbacks`).
 */
export function createAdapter(db: Database) {
  const get = async (user: UserId): Promise<AdapterUser> => {
    const found = await findSignedUp(db, { user });
    if (!found) throw new Error("the account vanished while somebody signed in");
    return found;
  };
  return {
    async createUser(user: Omit<AdapterUser, "id">) {
      return get(
        await createUser(db, {
          email: user.email,
          name: nameFor(user),
          passwordHash: null,
          emailVerified: new Date(),
        }),
      );
    },
    getUser: (id) => findSignedUp(db, { user: id as UserId }),
    getUserByEmail: (email) => findSignedUp(db, { email }),
    async getUserByAccount({ provider, providerAccountId }) {
      const user = await findUserByIdentity(db, { provider, subject: providerAccountId });
      return user && get(user);
    },
    async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
      const user = userId as UserId;
      await addIdentity(db, { user, type, provider, subject: providerAccountId });
      await proveEmail(db, { user, by: "provider", now: new Date() });
    },
    async createVerificationToken(token) {
      await addVerificationToken(db, token);
      return token;
    },
    /** NextAuth would spend a link at a mere GET; it gets none, and `signInWithLink` spends them. */
    useVerificationToken: async () => null,
  } satisfies Adapter;
}

function nameFor(user: Omit<AdapterUser, "id">): string {
  const given = personNameSchema.safeParse(user.name);
  return given.success ? given.data : (user.email.split("@")[0] ?? user.email);
}
