import { createTransport } from "nodemailer";
import { bad, good, reasonOf, warning, type Finding } from "./finding";

const PATIENCE_MS = 15_000;

type Mail = { server: string; from: string } | null;

/**
 * Whether the mail server takes us as a sender.
 *
 * @param to where a letter is sent as well, to see whether it arrives; `null` sends none
 */
export async function checkMail(mail: Mail, to: string | null): Promise<Finding> {
  if (!mail) {
    return warning("mail", "SMTP_URL is not set: nobody can sign in by link or be written to.");
  }
  const transport = createTransport({
    url: mail.server,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    if (to === null) {
      await transport.verify();
      return good("mail", "The mail server lets us in. Add --mail <address> to send a letter.");
    }
    await transport.sendMail({
      from: mail.from,
      to: { name: "", address: to },
      subject: "A letter from Caucus",
      text: "This letter was sent to see whether mail from Caucus arrives. It does.",
    });
    return good("mail", `A letter to ${to} was taken. See whether it arrives.`);
  } catch (error) {
    return bad("mail", `The mail server does not take it (${reasonOf(error)}). Check SMTP_URL.`);
  } finally {
    transport.close();
  }
}
