import type { CredentialsConfig } from "next-auth/providers/credentials";
import { z } from "zod";
import { emailSchema } from "@/contract/common";
import { toTooManyAttemptsError } from "@/contract/sign-in";
import type { Database } from "@/data/database";
import { signInWithPassword } from "./sign-in-with-password";

const credentialsSchema = z.object({ email: emailSchema, password: z.string().max(200) });

/** E-mail and password. What it throws reaches the sign-in page as `?error=`; see `parseSignInError`. */
export function createCredentialsProvider(db: Database, address: string | null): CredentialsConfig {
  return {
    id: "credentials",
    type: "credentials",
    name: "Password",
    credentials: { email: {}, password: {} },
    async authorize(raw) {
      const parsed = credentialsSchema.safeParse(raw);
      if (!parsed.success) return null;
      const outcome = await signInWithPassword(db, { ...parsed.data, address });
      switch (outcome.kind) {
        case "signed-in":
          return { id: outcome.user };
        case "wrong":
          return null;
        case "throttled":
          throw new Error(toTooManyAttemptsError(outcome.minutes));
      }
    },
  };
}
