import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { parseSignInError } from "@/contract/sign-in";
import type { Database } from "@/data/database";
import { openSession } from "@/data/accounts/sessions";
import { createUser } from "@/data/accounts/users";
import type { UserId } from "@/domain/ids";
import { AuthBrowser, type Answer } from "@/test/browser/auth-browser";
import { startIdentityProvider, type IdentityProvider } from "@/test/identity-provider";
import { linkIn, openMailbox, type Mailbox } from "@/test/mailbox";
import { testDatabase } from "@/test/postgres";
import { hasAskedFor } from "./mail/link-token";
import { hashPassword } from "./passwords/password";
import { listProviders } from "./providers";
import { findSession } from "./session";

const ORIGIN = "http://caucus.test";
const PASSWORD = "four unrelated words";
/** How letters with a sign-in link begin. */
const LINK = "Sign in to Caucus";
const CLIENT = { id: "caucus", secret: "the client's secret" };

let db: Database;
let provider: IdentityProvider;
let mailbox: Mailbox;
let made = 0;

beforeAll(async () => {
  ({ db } = await testDatabase());
  provider = await startIdentityProvider(CLIENT);
  mailbox = await openMailbox();
});
beforeEach(() => serveAt(ORIGIN));
afterAll(async () => {
  await provider.close();
  await mailbox.close();
});

function serveAt(origin: string): void {
  vi.stubEnv("AUTH_SECRET", "a secret that only these tests know");
  vi.stubEnv("CAUCUS_URL", origin);
  vi.stubEnv("NEXTAUTH_URL", origin);
  vi.stubEnv("OIDC_ISSUER", provider.issuer);
  vi.stubEnv("OIDC_CLIENT_ID", CLIENT.id);
  vi.stubEnv("OIDC_CLIENT_SECRET", CLIENT.secret);
  vi.stubEnv("OIDC_NAME", "Coalition login");
  vi.stubEnv("SMTP_URL", mailbox.url);
}

type Known = { user: UserId; email: string };

async function person(passwordHash: string | null = null): Promise<Known> {
  const email = `person${(made += 1)}@example.org`;
  return { email, user: await createUser(db, { email, name: "Somebody", passwordHash }) };
}

const session = (browser: AuthBrowser) => findSession(db, browser.cookieHeader);
const sessions = (user: UserId) => db.prisma.userSession.count({ where: { userId: user } });

/** What the sign-in page would be told. */
function refusal(answer: Answer) {
  const url = new URL(answer.location ?? "", ORIGIN);
  return parseSignInError(url.searchParams.get("error"));
}

describe("signing in with a password", () => {
  let known: Known;

  beforeAll(async () => {
    known = await person(await hashPassword(PASSWORD));
  });

  it("opens a session that works until it is signed out", async () => {
    const browser = new AuthBrowser(db);
    const answer = await browser.signIn(known.email.toUpperCase(), PASSWORD, "/teams/x");
    expect(answer).toMatchObject({ status: 302, location: `${ORIGIN}/teams/x` });
    const found = await session(browser);
    expect(found?.user).toBe(known.user);
    const row = await db.prisma.userSession.findUniqueOrThrow({ where: { id: found?.sid ?? "" } });
    expect(row.userAgent).toBe("Test browser");
    const { cookieHeader } = browser;
    await browser.post("/api/auth/signout", { callbackUrl: "/sign-in" });
    expect(await session(browser)).toBeNull();
    expect(await findSession(db, cookieHeader)).toBeNull();
  });

  it("sets cookies that scripts and other sites cannot use", async () => {
    const browser = new AuthBrowser(db);
    await browser.signIn(known.email, PASSWORD);
    const cookie = browser.setCookies.find((one) => one.startsWith("next-auth.session-token="));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).not.toMatch(/; Secure/);
  });

  it("sets secure cookies with their prefix where the product is served over TLS", async () => {
    serveAt("https://caucus.test");
    const browser = new AuthBrowser(db);
    await browser.signIn(known.email, PASSWORD);
    const cookie = browser.setCookies.find((one) =>
      one.startsWith("__Secure-next-auth.session-token="),
    );
    expect(cookie).toMatch(/; Secure/);
    expect((await session(browser))?.user).toBe(known.user);
  });

  it("says the same of a wrong password, an unknown account and one without a password", async () => {
    const silent = await person();
    for (const email of [known.email, "nobody@example.org", silent.email, "no address", ""]) {
      const browser = new AuthBrowser(db, `192.0.2.${(made += 1)}`);
      expect(refusal(await browser.signIn(email, "a wrong password"))).toEqual({
        kind: "wrong-password",
      });
      expect(await session(browser)).toBeNull();
    }
  });

  it("is throttled for one account from one address, and says how long; others may go on", async () => {
    const victim = await person(await hashPassword(PASSWORD));
    const attacker = new AuthBrowser(db, "198.51.100.1");
    // One token against forgery for all of them, as in a browser whose page is open.
    await attacker.get("/api/auth/csrf");
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, index) => attacker.signIn(victim.email, `wrong ${index}`)),
    );
    expect(tries.map(refusal)).toEqual(Array(10).fill({ kind: "wrong-password" }));
    const throttled = refusal(await attacker.signIn(victim.email, PASSWORD));
    expect(throttled).toMatchObject({ kind: "too-many-attempts" });
    expect(throttled?.kind === "too-many-attempts" && throttled.minutes).toBe(15);
    expect(await session(attacker)).toBeNull();
    const elsewhere = new AuthBrowser(db, "198.51.100.2");
    await elsewhere.signIn(victim.email, PASSWORD);
    expect((await session(elsewhere))?.user).toBe(victim.user);
    await attacker.signIn(known.email, PASSWORD);
    expect((await session(attacker))?.user).toBe(known.user);
  });

  it("succeeds again and again without being throttled", async () => {
    for (let round = 0; round < 12; round += 1) {
      const browser = new AuthBrowser(db, "198.51.100.77");
      await browser.signIn(known.email, PASSWORD);
      expect(await session(browser)).not.toBeNull();
    }
  });

  it("leads nowhere but to our own pages", async () => {
    for (const [wanted, got] of [
      ["https://evil.example/", ORIGIN],
      ["//evil.example", ORIGIN],
      ["/\\evil.example", ORIGIN],
      [`${ORIGIN}.evil.example/`, ORIGIN],
      [`${ORIGIN}@evil.example/`, ORIGIN],
      ["javascript:alert(1)", ORIGIN],
      ["/reports/x#a=y", `${ORIGIN}/reports/x#a=y`],
    ] as const) {
      const browser = new AuthBrowser(db);
      const { location } = await browser.signIn(known.email, PASSWORD, wanted);
      expect(new URL(location ?? "", ORIGIN).href, wanted).toBe(new URL(got).href);
    }
  });

  it("replaces the session that the browser had", async () => {
    const browser = new AuthBrowser(db);
    await browser.signIn(known.email, PASSWORD);
    const before = browser.cookieHeader;
    await browser.signIn(known.email, PASSWORD);
    expect(await findSession(db, before)).toBeNull();
    expect(await session(browser)).not.toBeNull();
  });

  it("is worth nothing without its row, to NextAuth too", async () => {
    const browser = new AuthBrowser(db);
    await browser.signIn(known.email, PASSWORD);
    expect((await browser.get("/api/auth/session")).body).toHaveProperty("expires");
    await db.prisma.userSession.deleteMany({ where: { userId: known.user } });
    expect((await browser.get("/api/auth/session")).body).toEqual({});
    expect(browser.cookies.has("next-auth.session-token")).toBe(false);
  });
});

describe("signing in through an identity provider", () => {
  async function visitProvider(browser: AuthBrowser): Promise<Answer> {
    const { location } = await browser.post("/api/auth/signin/oidc", { callbackUrl: "/profile" });
    const said = await fetch(location ?? "", { redirect: "manual" });
    const back = new URL(said.headers.get("location") ?? "");
    expect(back.origin).toBe(ORIGIN);
    return browser.get(back.pathname + back.search);
  }

  const verified = (sub: string, email: string) => ({
    claims: { sub, email, email_verified: true, name: "Nadia" },
  });

  it("the identity provider is offered by its name", () => {
    expect(listProviders()).toEqual([
      { id: "credentials" },
      { id: "oidc", name: "Coalition login" },
      { id: "email" },
    ]);
  });

  it("makes an account without a team at first, and finds it again by its subject", async () => {
    provider.person = verified("nadia", "Nadia@Example.org");
    const browser = new AuthBrowser(db);
    expect(await visitProvider(browser)).toMatchObject({ location: `${ORIGIN}/profile` });
    const first = await session(browser);
    const row = await db.prisma.user.findUniqueOrThrow({
      where: { id: first?.user ?? "" },
      include: { memberships: true, accounts: true },
    });
    expect(row).toMatchObject({ email: "nadia@example.org", name: "Nadia", memberships: [] });
    expect(row.emailVerified).not.toBeNull();
    expect(row.accounts).toMatchObject([
      { provider: "oidc", providerAccountId: "nadia", access_token: null, id_token: null },
    ]);
    provider.person = { claims: { sub: "nadia", email: "elsewhere@example.org" } };
    const again = new AuthBrowser(db);
    await visitProvider(again);
    expect((await session(again))?.user).toBe(first?.user);
    expect(provider.complaints).toEqual([]);
  });

  it("takes an address that is told behind the userinfo endpoint alone", async () => {
    provider.person = {
      claims: { sub: "quiet" },
      behindUserinfo: { email: "quiet@example.org", email_verified: true },
    };
    const browser = new AuthBrowser(db);
    await visitProvider(browser);
    const row = await db.prisma.user.findUnique({ where: { email: "quiet@example.org" } });
    expect((await session(browser))?.user).toBe(row?.id);
    expect(row?.name).toBe("quiet");
  });

  it("refuses an address that the provider has not verified", async () => {
    const known = await person();
    for (const claims of [
      { email: known.email },
      { email: known.email, email_verified: false },
      { email: known.email, email_verified: "true" },
      { email: "new@example.org", email_verified: false },
      {},
    ]) {
      provider.person = { claims: { sub: "stranger", ...claims } };
      const browser = new AuthBrowser(db);
      expect(refusal(await visitProvider(browser))).toEqual({ kind: "email-not-verified" });
      expect(await session(browser)).toBeNull();
    }
    expect(await db.prisma.user.count({ where: { email: "new@example.org" } })).toBe(0);
  });

  it("joins the account of a verified address, and shuts out whoever made it without proof", async () => {
    const claimed = await person(await hashPassword(PASSWORD));
    const squatter = new AuthBrowser(db);
    await squatter.signIn(claimed.email, PASSWORD);
    expect(await session(squatter)).not.toBeNull();
    provider.person = verified("rightful", claimed.email);
    const browser = new AuthBrowser(db);
    await visitProvider(browser);
    expect((await session(browser))?.user).toBe(claimed.user);
    expect(await session(squatter)).toBeNull();
    expect(refusal(await squatter.signIn(claimed.email, PASSWORD))).toEqual({
      kind: "wrong-password",
    });
  });

  it("never joins the account that happens to be signed in", async () => {
    const owner = await person(await hashPassword(PASSWORD));
    const browser = new AuthBrowser(db);
    await browser.signIn(owner.email, PASSWORD);
    provider.person = verified("visitor", "visitor@example.org");
    await visitProvider(browser);
    const found = await session(browser);
    expect(found?.user).not.toBe(owner.user);
    expect(await db.prisma.account.count({ where: { userId: owner.user } })).toBe(0);
    expect(await sessions(owner.user)).toBe(0);
  });

  it("fails where the answer was not asked for", async () => {
    provider.person = verified("nadia", "nadia@example.org");
    const asked = new AuthBrowser(db);
    const { location } = await asked.post("/api/auth/signin/oidc", {});
    const said = await fetch(location ?? "", { redirect: "manual" });
    const back = new URL(said.headers.get("location") ?? "");
    const tricked = new AuthBrowser(db);
    expect(refusal(await tricked.get(back.pathname + back.search))).toEqual({ kind: "failed" });
    expect(await session(tricked)).toBeNull();
  });
});

describe("signing in with a link by e-mail", () => {
  const ask = (browser: AuthBrowser, email: string) =>
    browser.post("/api/auth/signin/email", { email, callbackUrl: "/profile" });
  const open = (browser: AuthBrowser, link: URL) => browser.followLink(link);

  it("works once, and proves the address", async () => {
    const known = await person();
    const browser = new AuthBrowser(db);
    const asked = await ask(browser, ` ${known.email.toUpperCase()} `.trim());
    const letter = await mailbox.next(LINK);
    expect(letter).toContain(`To: ${known.email}`);
    const link = linkIn(letter);
    expect(link.origin).toBe(ORIGIN);
    const stored = await db.prisma.verificationToken.findMany();
    expect(JSON.stringify(stored)).not.toContain(link.searchParams.get("token"));
    expect(await open(browser, link)).toMatchObject({ location: `${ORIGIN}/profile` });
    expect((await session(browser))?.user).toBe(known.user);
    const row = await db.prisma.user.findUniqueOrThrow({ where: { id: known.user } });
    expect(row.emailVerified).not.toBeNull();
    const second = new AuthBrowser(db);
    expect(refusal(await open(second, link))).toEqual({ kind: "link-expired" });
    expect(await session(second)).toBeNull();
    const unknown = await ask(new AuthBrowser(db), "nobody-here@example.org");
    expect(unknown).toEqual(asked);
  });

  it("makes no account and writes no letter to an address that has none", async () => {
    await ask(new AuthBrowser(db), "unknown@example.org");
    const known = await person();
    await ask(new AuthBrowser(db), known.email);
    // Letters come in the order of asking, so the first one tells.
    expect(await mailbox.next(LINK)).toContain(`To: ${known.email}`);
    expect(mailbox.waiting(LINK)).toBe(0);
    expect(await db.prisma.user.count({ where: { email: "unknown@example.org" } })).toBe(0);
  });

  it("a sign-in link expires", async () => {
    const known = await person();
    const browser = new AuthBrowser(db);
    await ask(browser, known.email);
    const link = linkIn(await mailbox.next(LINK));
    await db.prisma.verificationToken.updateMany({ data: { expires: new Date(Date.now() - 1) } });
    expect(refusal(await open(browser, link))).toEqual({ kind: "link-expired" });
    expect(await session(browser)).toBeNull();
  });

  it("writes to one address at a time, whatever is asked", async () => {
    for (const email of [
      "a@example.org,b@example.org",
      '"a"@b.org',
      "a@b",
      "",
      "x\r\nBcc: y@z.org",
    ]) {
      const { location } = await ask(new AuthBrowser(db), email);
      expect(location).toContain("error=EmailSignin");
    }
    expect(mailbox.waiting(LINK)).toBe(0);
  });

  it("asking for sign-in links is throttled", async () => {
    const known = await person();
    const browser = new AuthBrowser(db, "198.51.100.50");
    for (let tries = 0; tries < 10; tries += 1) await ask(browser, known.email);
    expect(refusal(await ask(browser, known.email))).toMatchObject({ kind: "too-many-attempts" });
    for (let letters = 0; letters < 10; letters += 1) await mailbox.next(LINK);
    expect(mailbox.waiting(LINK)).toBe(0);
  });

  it("ends a session made without proof, and keeps those made after it", async () => {
    const known = await person(await hashPassword(PASSWORD));
    await openSession(db, { user: known.user, userAgent: "", now: new Date() });
    const browser = new AuthBrowser(db);
    await ask(browser, known.email);
    await open(browser, linkIn(await mailbox.next(LINK)));
    expect(await sessions(known.user)).toBe(1);
    const again = new AuthBrowser(db);
    await ask(again, known.email);
    await open(again, linkIn(await mailbox.next(LINK)));
    expect(await sessions(known.user)).toBe(2);
  });

  it("is not spent by a program that opens every link, nor by NextAuth's own address", async () => {
    const known = await person();
    const browser = new AuthBrowser(db);
    await ask(browser, known.email);
    const link = linkIn(await mailbox.next(LINK));
    expect(link.pathname).toBe("/sign-in/link");
    const scanner = new AuthBrowser(db);
    const own = `/api/auth/callback/email${link.search}`;
    expect(refusal(await scanner.get(own))).toEqual({ kind: "link-expired" });
    await scanner.get(`/api/auth/callback/link${link.search}`);
    expect(await session(scanner)).toBeNull();
    await open(browser, link);
    expect((await session(browser))?.user).toBe(known.user);
  });

  it("is known to the browser that asked for it, and to no other", async () => {
    const known = await person();
    const asked = new AuthBrowser(db);
    await ask(asked, known.email);
    const token = linkIn(await mailbox.next(LINK)).searchParams.get("token") ?? "";
    const settings = { origin: ORIGIN, secret: "a secret that only these tests know" };
    expect(hasAskedFor(token, asked.cookieHeader, settings)).toBe(true);
    const other = new AuthBrowser(db);
    await ask(other, "nobody-there@example.org");
    expect(other.cookies.has("caucus-asked")).toBe(true);
    expect(hasAskedFor(token, other.cookieHeader, settings)).toBe(false);
    expect(asked.setCookies.find((one) => one.startsWith("caucus-asked="))).toMatch(/HttpOnly/);
  });
});
