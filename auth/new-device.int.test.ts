import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { changeMe } from "@/data/accounts/change-me";
import type { Database } from "@/data/database";
import { createUser, findAccount } from "@/data/accounts/users";
import { AuthBrowser } from "@/test/browser/auth-browser";
import { openMailbox, textOf, type Mailbox } from "@/test/mailbox";
import { testDatabase } from "@/test/postgres";
import { hashPassword } from "./passwords/password";
import { findSession } from "./session";

const ORIGIN = "http://caucus.test";
const PASSWORD = "four unrelated words";
const SUBJECT = "A new sign-in to Caucus";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

let db: Database;
let mailbox: Mailbox;

beforeAll(async () => {
  ({ db } = await testDatabase());
  mailbox = await openMailbox();
  vi.stubEnv("AUTH_SECRET", "a secret that only these tests know");
  vi.stubEnv("CAUCUS_URL", ORIGIN);
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  vi.stubEnv("SMTP_URL", mailbox.url);
});
afterAll(() => mailbox.close());

async function person(email: string): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  await createUser(db, { email, name: "Somebody", passwordHash });
  return email;
}

it("a sign-in from a browser that is not known is told by a letter, and one from a known browser is not", async () => {
  const email = await person("ana@example.org");
  const browser = new AuthBrowser(db, "203.0.113.1", FIREFOX);
  await browser.signIn(email, PASSWORD);
  const letter = textOf(await mailbox.next(SUBJECT));
  expect(letter).toContain(`To: ${email}`);
  expect(letter).toContain("With: Firefox on Linux");
  expect(letter).toContain(`When: ${new Date().toISOString().slice(0, 10)} `);
  expect(letter).toContain(`${ORIGIN}/profile`);
  expect(letter).not.toContain("203.0.113.1");

  await browser.post("/api/auth/signout", {});
  await browser.signIn(email, PASSWORD);
  const other = new AuthBrowser(db, "203.0.113.1", "curl/8");
  await other.signIn(email, PASSWORD);
  // Letters come in the order of signing in, so this one is the other browser's.
  expect(textOf(await mailbox.next(SUBJECT))).toContain("With: a browser that we do not know");
  expect(mailbox.waiting(SUBJECT)).toBe(0);
});

it("a letter is in the language that its reader has set", async () => {
  const email = await person("chloe@example.org");
  const account = await findAccount(db, { email });
  await changeMe(db, { user: account!.user, settings: { language: "fr" } });
  await new AuthBrowser(db, "203.0.113.3", FIREFOX).signIn(email, PASSWORD);
  const letter = textOf(await mailbox.next("=?UTF-8?Q?Nouvelle_connexion_"));
  expect(letter).toContain("Firefox sous Linux");
  expect(letter).toContain(`${ORIGIN}/profile`);
});

it("a sign-in link comes in the language that its reader has set, else in that of the browser that asks", async () => {
  const ask = async (email: string, language: string): Promise<string> => {
    const browser = new AuthBrowser(db, "203.0.113.4");
    browser.cookies.set("caucus-language", language);
    await browser.post("/api/auth/signin/email", { email, callbackUrl: "/profile" });
    return textOf(await mailbox.next(""));
  };
  const set = await person("dora@example.org");
  const account = await findAccount(db, { email: set });
  await changeMe(db, { user: account!.user, settings: { language: "fr" } });
  expect(await ask(set, "en")).toContain("souhaite se connecter");
  const unset = await person("emil@example.org");
  expect(await ask(unset, "fr")).toContain("souhaite se connecter");
  expect(await ask(unset, "en")).toContain("wants to sign in");
});

it("signing in waits for no mail server and fails with none", async () => {
  const email = await person("ben@example.org");
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  const browser = new AuthBrowser(db);
  await browser.signIn(email, PASSWORD);
  expect(await findSession(db, browser.cookieHeader)).not.toBeNull();
});
