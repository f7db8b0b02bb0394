import type { EmailConfig } from "next-auth/providers/email";
import { emailSchema } from "@/contract/common";
import type { Database } from "@/data/database";
import { findAccount } from "@/data/accounts/users";
import type { AuthEnvironment, MailSettings } from "../environment";
import { writeAskedCookie } from "./link-token";
import { LINK_LIFETIME_S, mailSignInLink } from "./mail-sign-in-link";
import { mailWords } from "./mail-words";
import type { Visit } from "../visit";

/**
 * Asking for a sign-in link by e-mail, for people who have an account; new people come by invitation. The link leads
 * to a page with a button; `createLinkProvider` takes it from there.
 */
export function createEmailProvider(
  db: Database,
  { environment, mail, visit }: { environment: AuthEnvironment; mail: MailSettings; visit: Visit },
): EmailConfig {
  const { origin } = environment;
  return {
    id: "email",
    type: "email",
    name: "Email",
    server: mail.server,
    from: mail.from,
    maxAge: LINK_LIFETIME_S,
    options: {},
    normalizeIdentifier: (raw) => emailSchema.parse(raw),
    async sendVerificationRequest({ identifier, token, url }) {
      visit.setCookies.push(writeAskedCookie(token, environment));
      const account = await findAccount(db, { email: identifier });
      if (!account) return;
      const words = mailWords(visit, account.language);
      // Not awaited: how long the answer takes must not tell whether there was somebody to write to.
      mailSignInLink(mail, { to: identifier, url: toPage(url, origin), origin }, words);
    },
  };
}

/** The page that asks before it signs in, in the place of NextAuth's address that would do it at once. */
function toPage(url: string, origin: string): string {
  return `${origin}/sign-in/link${new URL(url).search}`;
}
