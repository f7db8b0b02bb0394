import { expectAccessible } from "./support/expect-accessible";
import { expect, openBrowserAs, test } from "./support/fixtures";

test("a page speaks the language that the browser wishes for, where there is one of it", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "fr-CA" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(page.getByRole("heading", { name: "Connexion" })).toBeVisible();
  await page.getByLabel("E-mail", { exact: true }).fill("personne@example.org");
  await page.getByLabel("Mot de passe", { exact: true }).fill("quatre mots sans rapport");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByText("Cette adresse e-mail et ce mot de passe")).toBeVisible();
  await context.close();
});

test("a chosen language comes before the browser's wish, on every page and in the reading room", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  await page.goto("/profile");
  await page.getByLabel("Language").selectOption("Français");
  await expect(page.getByRole("heading", { name: "Profil et réglages" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");

  await page.goto(`/teams/${team.id}/members`);
  await expect(page.getByRole("heading", { name: "Membres" })).toBeVisible();
  await expect(page.getByText(/membre depuis le \d/u).first()).toBeVisible();

  await page.goto(`/reports/${team.report}`);
  await expect(page.getByRole("button", { name: /^Enregistrement/u })).toHaveText("Enregistré");
  await expect(page.getByRole("complementary", { name: "Notes" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Raccourcis" })).toBeVisible();
  await expectAccessible(page, "the reading room in French");

  await page.goto("/profile");
  await page.getByLabel("Langue").selectOption("English");
  await expect(page.getByRole("heading", { name: "Profile and settings" })).toBeVisible();
});

test("a device goes on in the language that was chosen on it, when nobody is signed in", async ({
  ana,
  browser,
}) => {
  const { page } = ana;
  await page.goto("/profile");
  await page.getByLabel("Language").selectOption("Français");
  await expect(page.getByRole("heading", { name: "Profil et réglages" })).toBeVisible();
  const cookies = await ana.context.cookies();
  const stranger = await browser.newContext({ baseURL: ana.api.url });
  await stranger.addCookies(cookies.filter(({ name }) => name === "caucus-language"));
  const other = await stranger.newPage();
  await other.goto("/sign-in");
  await expect(other.getByRole("heading", { name: "Connexion" })).toBeVisible();
  await stranger.close();

  const elsewhere = await openBrowserAs(browser, ana);
  const same = await elsewhere.newPage();
  await same.goto("/profile");
  await expect(same.getByRole("heading", { name: "Profil et réglages" })).toBeVisible();
  await elsewhere.close();
});
