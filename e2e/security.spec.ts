import type { Page } from "@playwright/test";
import { ApiClient } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { Accounts } from "./pages/accounts";
import { ServerProcess } from "./support/server-process";

/** Everything the browser's policy stopped, and every request that left the product. */
function watch(page: Page, origin: string): { violations: string[]; foreign: string[] } {
  const violations: string[] = [];
  const foreign: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(http|ws)/.test(url.protocol) && url.host !== new URL(origin).host) {
      foreign.push(request.url());
    }
  });
  return { violations, foreign };
}

test("every page carries a policy with a nonce of its own, obeys it, and asks nobody else", async ({
  ana,
  team,
}) => {
  const seen = watch(ana.page, ana.api.url);
  const nonces = new Set<string>();
  for (const address of [
    `/teams/${team.id}`,
    `/teams/${team.id}/members`,
    `/teams/${team.id}/labels`,
    "/profile",
    `/reports/${team.report}`,
    "/no-such-page",
  ]) {
    const response = await ana.page.goto(address);
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce, address).toBeDefined();
    nonces.add(nonce ?? "");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toMatch(/same-origin|no-referrer/);
    // TLS ends before us or not at all: promising it here would lock people out.
    expect(headers["strict-transport-security"]).toBeUndefined();
    await expect(ana.page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(nonces.size).toBe(6);
  expect(seen.violations).toEqual([]);
  expect(seen.foreign).toEqual([]);
});

test("the session's cookie is out of reach of scripts and of other sites", async ({
  ana,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: ana.api.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await new Accounts(page).signIn(ana);
  await expect(page).not.toHaveURL(/sign-in/);
  const cookies = await context.cookies();
  const session = cookies.find((cookie) => cookie.name.endsWith("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).not.toContain("session-token");
  await context.close();
});

test("a cookie that was tampered with is no session", async ({ ana }) => {
  const { name, value } = ana.api.cookie;
  const forged = value.slice(0, -4) + (value.endsWith("AAAA") ? "BBBB" : "AAAA");
  const response = await fetch(`${ana.api.url}/api/v1/me`, {
    headers: { cookie: `${name}=${forged}` },
  });
  expect(response.status).toBe(401);
});

test("the API answers with headers that keep it from being framed, sniffed or cached", async ({
  ana,
}) => {
  const { headers } = await ana.api.get("/me");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toContain("no-store");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("x-powered-by")).toBeNull();
});

test("behind TLS, browsers are told to stay with it, and cookies are secure", async () => {
  const server = await ServerProcess.start({ CAUCUS_URL: "https://caucus.example.org" });
  try {
    const response = await fetch(`${server.url}/sign-in`, { redirect: "manual" });
    expect(response.headers.get("strict-transport-security")).toMatch(/max-age=\d{7,}/);
    const csrf = await fetch(`${server.url}/api/auth/csrf`);
    for (const cookie of csrf.headers.getSetCookie()) expect(cookie).toMatch(/; Secure/);
  } finally {
    await server.dispose();
  }
});

test("nobody guesses their way in without an account", async ({ server, team }) => {
  const api = new ApiClient(server.url);
  for (const [email, password] of [
    ["admin@example.org", "admin"],
    ["owner@example.org", ""],
    ["owner@example.org", "password"],
  ] as const) {
    expect(await api.signIn(email, password)).toBe(false);
  }
  const page = await fetch(`${server.url}/teams/${team.id}`, { redirect: "manual" });
  expect(page.status).toBeGreaterThanOrEqual(300);
  expect(await page.text()).not.toContain(team.name);
});
