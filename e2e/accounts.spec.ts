import { randomBytes } from "node:crypto";
import { ApiClient, bodyOf } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { Accounts } from "./pages/accounts";
import { ServerProcess } from "./support/server-process";

const PASSWORD = "correct horse battery staple";

test("the set-up link makes the first owner and their team, once", async ({ browser }) => {
  const server = await ServerProcess.start();
  try {
    const link = /http\S+\/setup\?token=\S+/.exec(server.output)?.[0];
    expect(link, server.output).toBeDefined();
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await page.goto(link ?? "");
    const olga = { name: "Olga Owner", email: "olga@example.org", password: PASSWORD };
    await new Accounts(page).setUp(olga, "Coalition");

    await expect(page).toHaveURL(/\/teams\/[0-9a-z]{12}$/);
    await expect(page.getByRole("heading", { name: "Reports" })).toBeVisible();
    await expect(page.getByRole("link", { name: /HI Update/i })).toBeVisible();

    const second = await browser.newContext({ baseURL: server.url });
    const other = await second.newPage();
    await other.goto(link ?? "");
    await expect(other.getByRole("heading", { name: "Caucus is already set up" })).toBeVisible();
    await expect(other.getByLabel("Team name")).toHaveCount(0);
    await other.goto("/");
    await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await Promise.all([context.close(), second.close()]);

    await server.stop();
    const before = server.output.length;
    await server.start();
    expect(server.output.slice(before)).not.toContain("/setup");
    expect(await new ApiClient(server.url).signIn(olga.email, PASSWORD)).toBe(true);
  } finally {
    await server.dispose();
  }
});

test("an invitation link brings a second person into the team", async ({ ana, browser, team }) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}/members`);
  await page.getByRole("button", { name: "Invite people" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Role").selectOption("Commenter");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Invitation link" }).inputValue();
  expect(link).toContain("/invitation/");

  const context = await browser.newContext({ baseURL: ana.api.url });
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: `Join ${team.name}` })).toBeVisible();
  await expect(guest.getByText("Ana Alvarez invites you")).toBeVisible();
  const name = "Carla Commenter";
  const email = `carla.${randomBytes(4).toString("hex")}@example.org`;
  await new Accounts(guest).join({ name, email, password: PASSWORD });
  await expect(guest).toHaveURL(`/teams/${team.id}`);

  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText(email);
  await expect(page.getByLabel(`Role of ${name}`)).toHaveValue("commenter");
  await context.close();
});

test("signing in asks for the right password and leads back to where one wanted to go", async ({
  ana,
  browser,
  team,
}) => {
  const context = await browser.newContext({ baseURL: ana.api.url });
  const page = await context.newPage();
  await page.goto(`/teams/${team.id}/labels`);
  await expect(page).toHaveURL(/\/sign-in/);
  const accounts = new Accounts(page);
  await accounts.signIn({ email: ana.email, password: "not her password" });
  await expect(page.getByText("do not belong together")).toBeVisible();
  await accounts.signIn(ana);
  await expect(page).toHaveURL(`/teams/${team.id}/labels`);
  await context.close();
});

test("wrong passwords are slowed down, for the account and not for its colleagues", async ({
  ana,
  ben,
}) => {
  const attacker = new ApiClient(ana.api.url);
  for (let attempt = 0; attempt < 12; attempt += 1) {
    expect(await attacker.signIn(ana.email, `wrong password ${attempt}`)).toBe(false);
  }
  expect(await attacker.signIn(ana.email, ana.password)).toBe(false);
  expect(await new ApiClient(ben.api.url).signIn(ben.email, ben.password)).toBe(true);
});

test("signing out everywhere ends every session of the person, and nobody else's", async ({
  ana,
  ben,
}) => {
  const elsewhere = new ApiClient(ana.api.url);
  expect(await elsewhere.signIn(ana.email, ana.password)).toBe(true);
  await ana.page.goto("/profile");
  await ana.page.getByRole("button", { name: "Sign out everywhere" }).click();
  await ana.page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Sign out everywhere" })
    .click();
  await expect(ana.page).toHaveURL(/\/sign-in/);
  expect((await elsewhere.get("/me")).status).toBe(401);
  expect((await ana.api.get("/me")).status).toBe(401);
  expect((await ben.api.get("/me")).status).toBe(200);
});

test("a profile is changed by its owner, and colleagues see it", async ({ ana, ben, team }) => {
  await ana.page.goto("/profile");
  await ana.page.getByLabel("Name", { exact: true }).fill("Ana María Alvarez");
  await ana.page.getByRole("radio", { name: "Violet" }).check();
  await ana.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ana.page.getByText("Saved", { exact: true })).toBeVisible();
  const { items } = bodyOf<{ items: { id: string; name: string; colour: string }[] }>(
    await ben.api.get(`/teams/${team.id}/members`),
  );
  expect(items.find((member) => member.id === ana.id)).toMatchObject({
    name: "Ana María Alvarez",
    colour: "violet",
  });
});

test("a new password replaces the old one and signs other devices out", async ({ ana }) => {
  const phone = new ApiClient(ana.api.url);
  expect(await phone.signIn(ana.email, ana.password)).toBe(true);
  await ana.page.goto("/profile");
  await ana.page.getByLabel("Current password").fill(ana.password);
  await ana.page.getByLabel("New password").fill("a quite different sentence");
  await ana.page.getByRole("button", { name: "Change password" }).click();
  await expect(
    ana.page.getByText("Password changed. Your other devices are signed out.", { exact: true }),
  ).toBeVisible();
  expect((await phone.get("/me")).status).toBe(401);
  expect(await new ApiClient(ana.api.url).signIn(ana.email, ana.password)).toBe(false);
  await ana.page.reload();
  await expect(ana.page).toHaveURL("/profile");
});

test("whoever is removed from the team sees nothing of it any more", async ({ ana, ben, team }) => {
  await ben.page.goto(`/teams/${team.id}`);
  await ana.page.goto(`/teams/${team.id}/members`);
  await ana.page.getByRole("button", { name: `Actions for ${ben.name}` }).click();
  await ana.page.getByRole("menuitem", { name: "Remove from team" }).click();
  await ana.page
    .getByRole("alertdialog")
    .getByRole("button", { name: /Remove/ })
    .click();
  await expect(
    ana.page.getByText(`${ben.name} is no longer in the team.`, { exact: true }),
  ).toBeVisible();
  expect((await ben.api.get(`/teams/${team.id}`)).status).toBe(404);
  expect((await ben.api.get(`/reports/${team.report}`)).status).toBe(404);
});
