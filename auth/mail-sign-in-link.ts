import type { MailSettings } from "./environment";
import { postLetter } from "./post-letter";

/** How long a link from an e-mail works. Seconds. */
export const LINK_LIFETIME_S = 15 * 60;

/** Sends somebody the link that signs them in; plain text, because nothing in it needs more. */
export function mailSignInLink(
  mail: MailSettings,
  letter: { to: string; url: string; origin: string },
): void {
  const { host } = new URL(letter.origin);
  postLetter(mail, {
    to: letter.to,
    subject: `Sign in to Caucus at ${host}`,
    paragraphs: [
      `Somebody, most likely you, wants to sign in to Caucus at ${host} with this address.`,
      "To sign in, open this link in the browser in which you asked for it:",
      letter.url,
      `It works once, for ${LINK_LIFETIME_S / 60} minutes. If it was not you, do nothing.`,
    ],
  });
}
