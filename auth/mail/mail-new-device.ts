import { describeDevice } from "@/domain/access/describe-device";
import type { Words } from "@/words/speaker";
import type { MailSettings } from "../environment";
import { postLetter } from "./post-letter";

/** Tells somebody that they, or somebody else, came in from a browser that their account had not seen. */
export function mailNewDevice(
  mail: MailSettings,
  letter: { to: string; origin: string; userAgent: string; at: Date },
  words: Words<"mail">,
): void {
  const { to, origin, userAgent, at } = letter;
  const { host } = new URL(origin);
  const device = describeDevice(userAgent);
  const moment = at.toISOString().slice(0, 16).replace("T", " ");
  postLetter(mail, {
    to,
    subject: words("newDevice.subject", { host }),
    paragraphs: [
      words("newDevice.came", { host }),
      [
        words("newDevice.when", { moment }),
        device ? words("newDevice.with", device) : words("newDevice.withUnknown"),
      ].join("\n"),
      words("newDevice.otherwise", { address: `${origin}/profile` }),
    ],
  });
}
