import type { Database } from "@/data/database";
import { addKnownDevice, useKnownDevice } from "@/data/accounts/known-devices";
import { endSession, openSession } from "@/data/accounts/sessions";
import { findAccount, findSignedUp } from "@/data/accounts/users";
import type { UserId } from "@/domain/ids";
import { writeDeviceCookie } from "./cookies/device-cookie";
import type { AuthEnvironment } from "./environment";
import { mailNewDevice } from "./mail/mail-new-device";
import { mailWords } from "./mail/mail-words";
import type { Visit } from "./visit";

/**
 * Lets somebody in who has shown who they are, and returns their session's id. The session that the browser had before
 * ends. From now on the browser is known to the account, unless it is to keep nothing; where it was not, a letter says
 * so, unless the account was made just now (`isNew`).
 */
export async function beginSession(
  db: Database,
  environment: AuthEnvironment,
  visit: Visit,
  { user, isNew }: { user: UserId; isNew: boolean },
): Promise<string> {
  const now = new Date();
  const { userAgent } = visit;
  if (visit.previous) await endSession(db, visit.previous);
  const sid = await openSession(db, { user, userAgent, now });
  const device = visit.devices.find((one) => one.user === user);
  const known = device !== undefined && (await useKnownDevice(db, { ...device, now }));
  const others = visit.devices.filter((one) => one.user !== user);
  if (!visit.keepsNothing) {
    const id = known ? device.id : await addKnownDevice(db, { user, now });
    visit.setCookies.push(await writeDeviceCookie([{ user, id }, ...others], environment));
  } else if (device) {
    visit.setCookies.push(await writeDeviceCookie(others, environment));
  }
  if (known || isNew || !environment.mail) return sid;
  const [account, signedUp] = await Promise.all([
    findAccount(db, { user }),
    findSignedUp(db, { user }),
  ]);
  if (account && signedUp) {
    const { origin, mail } = environment;
    const words = mailWords(visit, account.language);
    mailNewDevice(mail, { to: signedUp.email, origin, userAgent, at: now }, words);
  }
  return sid;
}
