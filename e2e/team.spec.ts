import type { Page } from "@playwright/test";
import { ApiClient, bodyOf } from "./support/api-client";
import { expect, openBrowserAs, test } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { inviteAs } from "./support/people";
import { WORDS } from "./support/sample-words";

const member = (page: Page, name: string) =>
  page.getByRole("list", { name: "Members of the team" }).getByRole("listitem").filter({
    hasText: name,
  });
const labels = (page: Page) => page.getByRole("list", { name: "Labels of the team" });

test("a lead changes a role, which holds at once and after a reload", async ({
  ana,
  ben,
  team,
}) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}/members`);
  await expect(member(page, "Olga Owner")).toContainText("Owner");
  await expect(page.getByLabel("Role of Olga Owner")).toHaveCount(0);
  const role = page.getByLabel(`Role of ${ben.name}`);
  await expect(role.getByRole("option", { name: "Owner" })).toHaveCount(0);
  await role.selectOption("Viewer");
  await expect(page.getByText(`${ben.name} is now Viewer.`, { exact: true })).toBeVisible();
  await page.reload();
  await expect(role).toHaveValue("viewer");
  await ben.page.goto(`/teams/${team.id}`);
  await expect(ben.page.getByRole("link", { name: /HI Update/ })).toBeVisible();
  await expect(ben.page.getByRole("button", { name: "Add report" })).toHaveCount(0);
  await ben.page.goto(`/teams/${team.id}/members`);
  await expect(ben.page.getByRole("button", { name: "Invite people" })).toHaveCount(0);
  await expect(ben.page.getByLabel(/^Role of/)).toHaveCount(0);
});

test("somebody leaves the team, and its last owner cannot", async ({
  ben,
  owner,
  browser,
  team,
}) => {
  const { page } = ben;
  await page.goto(`/teams/${team.id}/members`);
  await page.getByRole("button", { name: `Actions for ${ben.name}` }).click();
  await page.getByRole("menuitem", { name: "Leave team" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave team" }).click();
  await expect(page.getByRole("heading", { name: "You are in no team yet" })).toBeVisible();

  const context = await openBrowserAs(browser, owner);
  const owners = await context.newPage();
  await owners.goto(`/teams/${team.id}/members`);
  await expect(member(owners, owner.name)).toContainText("Owner");
  await expect(member(owners, ben.name)).toHaveCount(0);
  await expect(owners.getByRole("button", { name: `Actions for ${owner.name}` })).toHaveCount(0);
  expect((await owner.api.delete(`/teams/${team.id}/members/${owner.id}`)).status).toBe(409);
  await context.close();
});

test("an invitation has a role, a time and a number of uses, and can be revoked", async ({
  ana,
  browser,
  team,
}) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}/members`);
  await page.getByRole("button", { name: "Invite people" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Role").selectOption("Viewer");
  await dialog.getByLabel("Works for").selectOption("7 days");
  await dialog.getByLabel("How many people may use it").fill("0");
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(dialog.getByText("Enter a number from 1 to 500.")).toBeVisible();
  await dialog.getByLabel("How many people may use it").fill("2");
  await dialog.getByLabel("Note").fill("The Oslo office");
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(dialog.getByText("Up to 2 people can join as Viewer")).toBeVisible();
  const link = await dialog.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();

  const invitation = page
    .getByRole("list", { name: "Invitation links" })
    .getByRole("listitem")
    .filter({ hasText: "The Oslo office" });
  await expect(invitation).toContainText("as Viewer");
  await expect(invitation).toContainText("0 of 2 uses");
  const { items } = bodyOf<{ items: { note: string; expiresAt: string; createdAt: string }[] }>(
    await ana.api.get(`/teams/${team.id}/invitations`),
  );
  const made = items.find(({ note }) => note === "The Oslo office");
  const days =
    (Date.parse(made?.expiresAt ?? "") - Date.parse(made?.createdAt ?? "")) / (24 * 60 * 60_000);
  expect(days).toBeCloseTo(7, 2);

  const token = new URL(link).pathname.split("/").at(-1) ?? "";
  bodyOf(
    await new ApiClient(ana.api.url).post("/invitations/accept", {
      token,
      name: "Nils Nordmann",
      email: `nils.${token.slice(0, 8).toLowerCase()}@example.org`,
      password: "correct horse battery staple",
    }),
  );
  await page.reload();
  await expect(invitation).toContainText("1 of 2 uses");
  await expect(member(page, "Nils Nordmann")).toBeVisible();
  await page.getByRole("button", { name: "Revoke the invitation: The Oslo office" }).click();
  await expect(page.getByText("The link no longer works.", { exact: true })).toBeVisible();
  await expect(invitation).toHaveCount(0);
  await page.getByRole("button", { name: /^Show \d+ closed$/ }).click();
  await expect(invitation).toContainText("Revoked");

  const guest = await browser.newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "This invitation was revoked" })).toBeVisible();
  await expect(guest.getByText("Ask Ana Alvarez for a new link.")).toBeVisible();
  await guest.close();
});

test("a link that is used up lets nobody else in", async ({ ana, browser, team }) => {
  const { token, url } = bodyOf<{ token: string; url: string }>(
    await ana.api.post("/invitations", { team: team.id, role: "coder", maxUses: 1 }),
  );
  const accept = (name: string) =>
    new ApiClient(ana.api.url).post("/invitations/accept", {
      token,
      name,
      email: `${name.toLowerCase()}.${token.slice(0, 8).toLowerCase()}@example.org`,
      password: "correct horse battery staple",
    });
  bodyOf(await accept("First"));
  expect((await accept("Second")).status).toBeGreaterThanOrEqual(400);
  const guest = await browser.newPage();
  await guest.goto(url);
  await expect(guest.getByRole("heading", { name: "This invitation has been used" })).toBeVisible();
  await guest.close();
});

test("labels are added, renamed, recoloured, put in order and archived, and the room offers them", async ({
  ana,
  ben,
  team,
}) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}/labels`);
  const rows = labels(page).getByRole("listitem");
  await expect(rows).toHaveText(["Key quote", "Commitment", "Concern", "Question", "To check"]);
  await page.getByRole("button", { name: "Add label" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Key quote");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription(/./);
  await dialog.getByLabel("Name").fill("Red line");
  await dialog.getByRole("radio", { name: "Rose" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rows).toHaveCount(6);

  await page.getByRole("button", { name: "Edit Red line" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Condition");
  await page.getByRole("dialog").getByRole("radio", { name: "Violet" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(rows.last()).toHaveText("Condition");

  await page.getByRole("button", { name: "Move Condition up" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Condition is now 5 of 6." }),
  ).toBeAttached();
  await page.getByRole("button", { name: "Archive Question" }).click();
  await expect(page.getByText("Question is archived.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(rows).toHaveText(["Key quote", "Commitment", "Concern", "Condition", "To check"]);

  const room = new ReadingRoom(ben.page);
  await room.open(team.report);
  await room.select(WORDS.gabon);
  await expect(room.toolbar.getByRole("button", { name: "Highlight as Question" })).toHaveCount(0);
  await room.toolbar.getByRole("button", { name: "Highlight as Condition" }).click();
  await expect(room.note(WORDS.gabon)).toContainText("Condition");

  await page.getByRole("button", { name: "Bring back Question" }).click();
  await expect(rows).toHaveCount(6);
  await ben.page.goto(`/teams/${team.id}/labels`);
  await expect(labels(ben.page).getByRole("listitem")).toHaveCount(6);
  await expect(ben.page.getByRole("button", { name: "Add label" })).toHaveCount(0);
});

test("a team is renamed, deleted with its name typed, and brought back", async ({
  browser,
  owner,
  ben,
  team,
}) => {
  const context = await openBrowserAs(browser, owner);
  const page = await context.newPage();
  await page.goto(`/teams/${team.id}/members`);
  await page.getByLabel("Name", { exact: true }).fill("Coalition of the South");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Coalition of the South" }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /^Team: Coalition of the South/ })).toBeVisible();

  await page.getByRole("button", { name: "Delete team" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Type Coalition of the South to confirm").fill("Coalition");
  await dialog.getByRole("button", { name: "Delete team" }).click();
  await expect(dialog.getByText("This is not the team’s name.")).toBeVisible();
  await dialog.getByLabel(/^Type/).fill("Coalition of the South");
  await dialog.getByRole("button", { name: "Delete team" }).click();
  await expect(
    page.getByText("Coalition of the South was deleted.", { exact: true }),
  ).toBeVisible();
  expect((await ben.api.get(`/reports/${team.report}`)).status).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(`/teams/${team.id}`);
  await expect(page.getByRole("link", { name: /HI Update/ })).toBeVisible();
  expect((await ben.api.get(`/reports/${team.report}`)).status).toBe(200);
  await context.close();
});

test("a second team has reports, labels and members of its own", async ({
  ana,
  owner,
  ben,
  team,
}) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}`);
  await page.getByRole("button", { name: /Switch team/ }).click();
  await page.getByRole("menuitem", { name: "New team" }).click();
  await page.getByLabel("Team name").fill("Field office");
  await page.getByRole("button", { name: "Create team" }).click();
  await expect(page.getByRole("button", { name: /^Team: Field office/ })).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(team.id));
  const second = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("link", { name: "Members" }).click();
  await expect(page.getByText("You are alone here so far.")).toBeVisible();
  expect((await ben.api.get(`/teams/${second}`)).status).toBe(404);
  expect((await owner.api.get(`/teams/${second}`)).status).toBe(404);
  const carla = await inviteAs(ana, { team: second, role: "commenter", name: "Carla Commenter" });
  expect((await carla.api.get(`/reports/${team.report}`)).status).toBe(404);

  await page.getByRole("button", { name: /Switch team/ }).click();
  await page.getByRole("menuitem", { name: team.name }).click();
  await expect(page).toHaveURL(`/teams/${team.id}`);
  await page.goto("/");
  await expect(page).toHaveURL(`/teams/${team.id}`);
});
