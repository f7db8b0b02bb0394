import { describeDevice } from "@/domain/access/describe-device";
import type { MailSettings } from "./environment";
import { postLetter } from "./post-letter";

/** Tells somebody that they, or somebody else, came in from a browser that their account had not seen. */
export function mailNewDevice(
  mail: MailSettings,
  letter: { to: string; origin: string; userAgent: string; at: Date },
): void {
  const { to, origin, userAgent, at } = letter;
  const { host } = new URL(origin);
  const device = describeDevice(userAgent);
  const where = device ? `${device.browser} on ${device.system}` : "a browser that we do not know";
  postLetter(mail, {
    to,
    subject: `A new sign-in to Caucus at ${host}`,
    paragraphs: [
      `Somebody, most likely you, signed in to Caucus at ${host} with this address, in a browser that was not used for it before.`,
      `When: ${at.toISOString().slice(0, 16).replace("T", " ")} UTC\nWith: ${where}`,
      `If it was not you, open ${origin}/profile, choose "Sign out everywhere" and set a new password.`,
    ],
  });
}
