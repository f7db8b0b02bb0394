import type { EmailConfig } from "next-auth/providers/email";
import { emailSchema } from "@/contract/common";
import type { Database } from "@/data/database";
import { findAccount } from "@/data/users";
import type { MailSettings } from "./environment";
import { logIdentity } from "./log";
import { LINK_LIFETIME_S, mailSignInLink } from "./mail-sign-in-link";

/** Sign-in links by e-mail, for people who have an account; new people come by invitation. */
export function createEmailProvider(db: Database, mail: MailSettings, origin: string): EmailConfig {
  return {
    id: "email",
    type: "email",
    name: "Email",
    server: mail.server,
    from: mail.from,
    maxAge: LINK_LIFETIME_S,
    options: {},
    normalizeIdentifier: (raw) => emailSchema.parse(raw),
    async sendVerificationRequest({ identifier, url }) {
      const account = await findAccount(db, { email: identifier });
      if (!account) return;
      // Not awaited: how long the answer takes must not tell whether there was somebody to write to.
      mailSignInLink(mail, { to: identifier, url, origin }).catch((error: unknown) => {
        logIdentity("error", "MAIL_NOT_SENT", error instanceof Error ? error.message : "");
      });
    },
  };
}
