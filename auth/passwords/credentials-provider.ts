import type { CredentialsConfig } from "next-auth/providers/credentials";
import { z } from "zod";
import { emailSchema } from "@/contract/common";
import { LINK_PROVIDER, toSignInError, type SignInRefusal } from "@/contract/sign-in";
import type { Database } from "@/data/database";
import type { UserId } from "@/domain/ids";
import type { CodeRefusal } from "../second-factor/check-code";
import type { AuthEnvironment } from "../environment";
import { signInWithLink } from "../mail/sign-in-with-link";
import { signInWithPassword } from "./sign-in-with-password";
import type { Visit } from "../visit";

const codeSchema = z
  .string()
  .max(40)
  .optional()
  .transform((code) => code ?? null);
const passwordSchema = z.object({
  email: emailSchema,
  password: z.string().max(200),
  code: codeSchema,
});
const linkSchema = z.object({ email: emailSchema, token: z.string().max(200), code: codeSchema });

type Refused = { kind: "expired" } | CodeRefusal;

/** E-mail and password. What it throws reaches the sign-in page as `?error=`; see `parseSignInError`. */
export function createPasswordProvider(
  db: Database,
  environment: AuthEnvironment,
  visit: Visit,
): CredentialsConfig {
  return {
    id: "credentials",
    type: "credentials",
    name: "Password",
    credentials: { email: {}, password: {}, code: {} },
    async authorize(raw) {
      const parsed = passwordSchema.safeParse(raw);
      if (!parsed.success) return null;
      const outcome = await signInWithPassword(db, environment, { ...parsed.data, visit });
      return outcome.kind === "wrong" ? null : admit(outcome);
    },
  };
}

/** A link from an e-mail, spent by a button that posts: programs that follow every link of a letter spend nothing. */
export function createLinkProvider(
  db: Database,
  environment: AuthEnvironment,
  visit: Visit,
): CredentialsConfig {
  return {
    id: LINK_PROVIDER,
    type: "credentials",
    name: "Link",
    credentials: { email: {}, token: {}, code: {} },
    async authorize(raw) {
      const parsed = linkSchema.safeParse(raw);
      return admit(
        parsed.success
          ? await signInWithLink(db, environment, { ...parsed.data, visit })
          : { kind: "expired" },
      );
    },
  };
}

function admit(outcome: Refused | { kind: "signed-in"; user: UserId }): { id: string } {
  if (outcome.kind === "signed-in") return { id: outcome.user };
  throw new Error(toSignInError(toRefusal(outcome)));
}

function toRefusal(outcome: Refused): SignInRefusal {
  switch (outcome.kind) {
    case "throttled":
      return { kind: "too-many-attempts", minutes: outcome.minutes };
    case "expired":
      return { kind: "link-expired" };
    case "code-needed":
    case "code-wrong":
    case "factor-unreadable":
      return outcome;
  }
}
