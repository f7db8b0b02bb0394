import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/data/database";
import { endSessions } from "@/data/accounts/sessions";
import { createUser } from "@/data/accounts/users";
import type { UserId } from "@/domain/ids";
import { AuthBrowser, outcomeOf } from "@/test/browser/auth-browser";
import { testDatabase } from "@/test/postgres";
import { hashPassword } from "./passwords/password";

const ORIGIN = "http://caucus.test";
const PASSWORD = "four unrelated words";

let db: Database;
let passwordHash: string;
let made = 0;

beforeAll(async () => {
  ({ db } = await testDatabase());
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", "a secret that only these tests know");
  vi.stubEnv("CAUCUS_URL", ORIGIN);
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  vi.stubEnv("SMTP_URL", "");
  vi.stubEnv("OIDC_ISSUER", "");
  vi.stubEnv("OIDC_CLIENT_ID", "");
  vi.stubEnv("OIDC_CLIENT_SECRET", "");
});

type Known = { user: UserId; email: string };

async function person(): Promise<Known> {
  const email = `somebody${(made += 1)}@example.org`;
  return { email, user: await createUser(db, { email, name: "Somebody", passwordHash }) };
}

/** One that has fetched its token against forgery, so that its tries can be made at once. */
async function browserAt(address: string | null): Promise<AuthBrowser> {
  const browser = new AuthBrowser(db, address);
  await browser.get("/api/auth/csrf");
  return browser;
}

/** Wrong guesses at one account, from that many addresses of ever another household. */
async function guess(email: string, addresses: number, each: number): Promise<string[]> {
  const kinds: string[] = [];
  for (let at = 0; at < addresses; at += 1) {
    const stranger = await browserAt(`198.18.${(made += 1) % 256}.${at + 1}`);
    const answers = await Promise.all(
      Array.from({ length: each }, (_, index) => stranger.signIn(email, `guess ${index}`)),
    );
    kinds.push(...answers.map(outcomeOf));
  }
  return kinds;
}

describe("a browser in which somebody has signed in", () => {
  it("lets them in again while strangers from many addresses use up all guesses", async () => {
    const known = await person();
    const own = await browserAt("203.0.113.1");
    await own.signIn(known.email, PASSWORD);
    await own.post("/api/auth/signout", {});
    expect(await own.isIn()).toBe(false);

    const guesses = await guess(known.email, 11, 10);
    expect(guesses.filter((kind) => kind === "wrong-password")).toHaveLength(100);
    const stranger = await browserAt("198.51.100.200");
    expect(outcomeOf(await stranger.signIn(known.email, PASSWORD))).toBe("too-many-attempts");

    own.address = "203.0.113.99";
    expect(outcomeOf(await own.signIn(known.email, PASSWORD))).toBe("in");
    expect(await own.isIn()).toBe(true);
  });

  it("has ten tries of its own, and is known for its own person alone", async () => {
    const [ana, ben] = [await person(), await person()];
    const shared = await browserAt("203.0.113.2");
    await shared.signIn(ana.email, PASSWORD);
    const tries = await Promise.all(
      Array.from({ length: 200 }, (_, index) => shared.signIn(ana.email, `wrong ${index}`)),
    );
    expect(tries.map(outcomeOf).filter((kind) => kind === "wrong-password")).toHaveLength(10);
    await guess(ben.email, 11, 10);
    expect(outcomeOf(await shared.signIn(ben.email, PASSWORD))).toBe("too-many-attempts");
  });

  it("is a stranger again after signing out everywhere, and after tampering", async () => {
    const known = await person();
    const own = await browserAt("203.0.113.3");
    await own.signIn(known.email, PASSWORD);
    await guess(known.email, 11, 10);
    const cookie = own.cookies.get("caucus-devices") ?? "";
    own.cookies.set("caucus-devices", `${cookie.slice(0, -2)}AA`);
    expect(outcomeOf(await own.signIn(known.email, PASSWORD))).toBe("too-many-attempts");
    own.cookies.set("caucus-devices", cookie);
    expect(outcomeOf(await own.signIn(known.email, PASSWORD))).toBe("in");
    await endSessions(db, { user: known.user });
    expect(outcomeOf(await own.signIn(known.email, PASSWORD))).toBe("too-many-attempts");
  });

  it("is not known where nothing is to be kept, not even if it was before", async () => {
    const known = await person();
    const own = await browserAt("203.0.113.5");
    own.cookies.set("caucus-device", "keeps-nothing");
    await own.signIn(known.email, PASSWORD);
    expect(own.cookies.has("caucus-devices")).toBe(false);
    expect(await db.prisma.knownDevice.count({ where: { userId: known.user } })).toBe(0);
    own.cookies.delete("caucus-device");
    await own.signIn(known.email, PASSWORD);
    own.cookies.set("caucus-device", "keeps-nothing");
    await own.signIn(known.email, PASSWORD);
    expect(own.cookies.has("caucus-devices")).toBe(false);
    await guess(known.email, 11, 10);
    expect(outcomeOf(await own.signIn(known.email, PASSWORD))).toBe("too-many-attempts");
  });

  it("keeps that in a cookie that scripts and other sites cannot read", async () => {
    const known = await person();
    const own = await browserAt("203.0.113.4");
    await own.signIn(known.email, PASSWORD);
    const cookie = own.setCookies.find((one) => one.startsWith("caucus-devices="));
    expect(cookie).toMatch(/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(known.user);
  });
});

describe("strangers", () => {
  it("get ten guesses a household, however a burst is made", async () => {
    const known = await person();
    const browser = await browserAt("198.51.100.1");
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => browser.signIn(known.email, `wrong ${index}`)),
    );
    expect(answers.map(outcomeOf).filter((kind) => kind === "wrong-password")).toHaveLength(10);
    expect(outcomeOf(await browser.signIn(known.email, PASSWORD))).toBe("too-many-attempts");
  });

  it("[CO7] who are kept out are named in the log, and the account is not", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const known = await person();
    const browser = await browserAt("198.51.100.201");
    for (let tries = 0; tries < 12; tries += 1) await browser.signIn(known.email, "wrong");
    const lines = write.mock.calls.map(([line]) => String(line));
    write.mockRestore();
    const told = lines.filter((line) => line.includes("198.51.100.201"));
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0] ?? "")).toMatchObject({ level: "warn", code: "kept-out" });
    expect(lines.join("")).not.toContain(known.email);
  });

  it("get no more by spelling the account or the address otherwise, nor without an address", async () => {
    const known = await person();
    const spellings = ["2001:db8:9:901::1", "2001:DB8:9:9ff:0:0:0:2", "2001:0db8:0009:0942::ffff"];
    const accounts = [known.email, known.email.toUpperCase(), known.email.replace("s", "S")];
    const kinds: string[] = [];
    for (let tries = 0; tries < 15; tries += 1) {
      const browser = await browserAt(spellings[tries % 3] ?? null);
      kinds.push(outcomeOf(await browser.signIn(accounts[tries % 3] ?? "", "wrong")));
    }
    expect(kinds.filter((kind) => kind === "wrong-password")).toHaveLength(10);

    const other = await person();
    const hidden = await browserAt(null);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => hidden.signIn(other.email, `wrong ${index}`)),
    );
    expect(answers.map(outcomeOf).filter((kind) => kind === "wrong-password")).toHaveLength(10);
  });

  it("get thirty guesses from a whole IPv6 network, so that renting one locks nobody out", async () => {
    const known = await person();
    const kinds: string[] = [];
    for (let household = 0; household < 5; household += 1) {
      const browser = await browserAt(`2001:db8:77:${household}00::1`);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => browser.signIn(known.email, `wrong ${index}`)),
      );
      kinds.push(...answers.map(outcomeOf));
    }
    expect(kinds.filter((kind) => kind === "wrong-password")).toHaveLength(30);
    const elsewhere = await browserAt("203.0.113.5");
    expect(outcomeOf(await elsewhere.signIn(known.email, PASSWORD))).toBe("in");
  });

  it("who try many accounts get three guesses at each more", async () => {
    const address = "198.51.100.90";
    const browser = await browserAt(address);
    for (let tries = 0; tries < 110; tries += 10) {
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          browser.signIn(`nobody${tries + index}@example.org`, "x"),
        ),
      );
    }
    const known = await person();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => browser.signIn(known.email, `wrong ${index}`)),
    );
    expect(answers.map(outcomeOf).filter((kind) => kind === "wrong-password")).toHaveLength(3);
  });
});

it("twenty people behind one address come in at once, whatever a stranger among them tried", async () => {
  const address = "198.51.100.111";
  const stranger = await browserAt(address);
  for (let tries = 0; tries < 150; tries += 30) {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        stranger.signIn(`unknown${tries + index}@example.org`, "x"),
      ),
    );
  }
  const crowd = await Promise.all(
    Array.from({ length: 20 }, async () => ({
      ...(await person()),
      browser: await browserAt(address),
    })),
  );
  const answers = await Promise.all(
    crowd.map(({ browser, email }) => browser.signIn(email, PASSWORD)),
  );
  expect(answers.map(outcomeOf)).toEqual(Array(20).fill("in"));
  expect(await Promise.all(crowd.map(({ browser }) => browser.isIn()))).toEqual(
    Array(20).fill(true),
  );
});
