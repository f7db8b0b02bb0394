import type { Words } from "@/words/speaker";
import type { MailSettings } from "../environment";
import { postLetter } from "./post-letter";

/** How long a link from an e-mail works. Seconds. */
export const LINK_LIFETIME_S = 15 * 60;

/** Sends somebody the link that signs them in; plain text, because nothing in it needs more. */
export function mailSignInLink(
  mail: MailSettings,
  letter: { to: string; url: string; origin: string },
  words: Words<"mail">,
): void {
  const { host } = new URL(letter.origin);
  postLetter(mail, {
    to: letter.to,
    subject: words("signIn.subject", { host }),
    paragraphs: [
      words("signIn.wants", { host }),
      words("signIn.open"),
      letter.url,
      words("signIn.works", { minutes: LINK_LIFETIME_S / 60 }),
    ],
  });
}
