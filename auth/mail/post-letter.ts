import { createTransport, type Transporter } from "nodemailer";
import type { MailSettings } from "../environment";
import { logIdentity } from "../log";

export type Letter = { to: string; subject: string; paragraphs: readonly string[] };

/** Letters wait for one connection, in their order, and a mail server that says nothing is given up. Milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

let office: { server: string; transport: Transporter } | undefined;

/**
 * Hands a letter of plain text to the queue and returns at once: nobody waits for it, and nothing fails with it. What
 * the mail server does not take is said in the log, without the address.
 */
export function postLetter(mail: MailSettings, letter: Letter): void {
  if (office?.server !== mail.server) {
    office?.transport.close();
    const transport = createTransport({
      url: mail.server,
      pool: true,
      maxConnections: 1,
      ...PATIENCE,
    });
    office = { server: mail.server, transport };
  }
  office.transport
    .sendMail({
      from: mail.from,
      to: { name: "", address: letter.to },
      subject: letter.subject,
      text: letter.paragraphs.join("\n\n"),
    })
    .catch((error: unknown) => {
      logIdentity("error", "MAIL_NOT_SENT", error instanceof Error ? error.message : "");
    });
}
