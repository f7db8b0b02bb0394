import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { bodyOf } from "./support/api-client";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/fixtures";
import { Accounts } from "./pages/accounts";

/** Codes of the app that took the page's secret: each works once, so the later ones are a step ahead. */
async function readApp(page: Page): Promise<(stepsAhead: number) => string> {
  const secret = await page.getByText(/^[A-Z2-7]{32}$/).innerText();
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return (ahead) => totp.generate({ timestamp: Date.now() + ahead * totp.period * 1_000 });
}

type App = { codeOf: (stepsAhead: number) => string; used: string };

/** From the button to the recovery codes. */
async function setUp(page: Page): Promise<App> {
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const codeOf = await readApp(page);
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Switch it on" }).click();
  await expect(page.getByText("This code does not work.")).toBeVisible();
  const used = codeOf(0);
  await page.getByLabel("Code", { exact: true }).fill(used);
  await page.getByRole("button", { name: "Switch it on" }).click();
  await expect(page.getByText("Keep your recovery codes")).toBeVisible();
  return { codeOf, used };
}

test("a team asks for a second factor, members set one up, and sign in with a code from then on", async ({
  ana,
  ben,
  join,
  owner,
  team,
}) => {
  bodyOf(await owner.api.patch(`/teams/${team.id}/members/${ana.id}`, { role: "owner" }));
  const { page: leaving } = await join("coder", "Cleo Laurent");
  await ana.page.goto("/profile");
  const section = ana.page.getByRole("region", { name: "Second factor" });
  await section.getByRole("button", { name: "Set up" }).click();
  await section.getByLabel("Current password").fill(ana.password);
  const { codeOf, used } = await setUp(ana.page);
  const [recoveryCode = ""] = await section.getByRole("listitem").allInnerTexts();
  await section.getByRole("button", { name: "I have kept them" }).click();
  await expect(section.getByText("10 recovery codes are left.")).toBeVisible();

  await ana.page.goto(`/teams/${team.id}/members`);
  await ana.page.getByRole("switch", { name: "Ask every member for a second factor" }).click();
  await expect(
    ana.page.getByText("Members are now asked for a second factor.", { exact: true }),
  ).toBeVisible();

  await leaving.goto(`/reports/${team.report}`);
  await leaving.getByRole("button", { name: "Leave team" }).click();
  await leaving.getByRole("alertdialog").getByRole("button", { name: "Leave team" }).click();
  await expect(leaving).toHaveURL("/");

  await ben.page.goto(`/reports/${team.report}`);
  await expect(ben.page.getByRole("heading", { name: "A second factor is needed" })).toBeVisible();
  expect((await ben.api.get(`/reports/${team.report}`)).status).toBe(403);
  await expectAccessible(ben.page, "a second factor is needed");
  await ben.page.getByLabel("Current password").fill(ben.password);
  await setUp(ben.page);
  await expectAccessible(ben.page, "recovery codes");
  await ben.page.getByRole("button", { name: /continue/ }).click();
  await expect(ben.page).toHaveURL(`/reports/${team.report}`);
  expect((await ben.api.get(`/reports/${team.report}`)).status).toBe(200);

  await ana.page.getByRole("button", { name: `Account: ${ana.name}` }).click();
  await ana.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(ana.page).toHaveURL(/\/sign-in/);
  await new Accounts(ana.page).signIn(ana);
  const code = ana.page.getByLabel("Code", { exact: true });
  await expect(code).toBeFocused();
  await code.fill(used);
  await ana.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(ana.page.getByText("This code does not work.")).toBeVisible();
  await expectAccessible(ana.page, "sign-in with a code that was used");
  await code.fill(codeOf(1));
  await ana.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(ana.page.getByRole("heading", { name: "Reports" })).toBeVisible();

  await ana.page.goto("/profile");
  await section.getByRole("button", { name: "Switch it off" }).click();
  await section.getByLabel("Code", { exact: true }).fill(recoveryCode);
  await section.getByRole("button", { name: "Switch it off" }).click();
  await expect(section.getByRole("button", { name: "Set up" })).toBeVisible();
});
