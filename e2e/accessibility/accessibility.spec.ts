import { bodyOf } from "../support/api-client";
import { expectAccessible } from "../support/expect-accessible";
import { expect, openBrowserAs, startOwnedServer, test } from "../support/fixtures";
import { Accounts } from "../pages/accounts";
import { inviteAs, signInOwner } from "../support/people";
import { ServerProcess } from "../support/server-process";

// Every state is read four times: in light and dark, on a wide screen and a narrow one.
test.beforeEach(() => test.slow());

test("axe finds nothing on setting up", async ({ browser }) => {
  const server = await ServerProcess.start();
  try {
    const link = /http\S+\/setup\?token=\S+/.exec(server.output)?.[0] ?? "";
    const page = await browser.newPage({ baseURL: server.url });
    await page.goto("/setup");
    await expect(page.getByRole("heading", { name: "This link is incomplete" })).toBeVisible();
    await expectAccessible(page, "set-up without a token");
    await page.goto(link);
    await expectAccessible(page, "set-up");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Create account and team" }).click();
    await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
    await expectAccessible(page, "set-up with mistakes");
    await page.close();
  } finally {
    await server.dispose();
  }
});

test("axe finds nothing on signing in and joining", async ({ ana, browser, team }) => {
  const context = await browser.newContext({ baseURL: ana.api.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expectAccessible(page, "sign-in");
  await new Accounts(page).signIn({ email: ana.email, password: "not her password" });
  await expect(page.getByText("do not belong together")).toBeVisible();
  await expectAccessible(page, "sign-in refused");
  await page.goto("/setup");
  await expectAccessible(page, "set-up that is done");

  const { token, id } = bodyOf<{ token: string; id: string }>(
    await ana.api.post("/invitations", { role: "coder", team: team.id }),
  );
  await page.goto(`/invitation/${token}`);
  await expectAccessible(page, "invitation");
  await page.getByRole("radio", { name: "I have an account" }).check();
  await expect(page.getByRole("button", { name: "Sign in and join" })).toBeVisible();
  await expectAccessible(page, "invitation for somebody with an account");
  await ana.page.goto(`/invitation/${token}`);
  await expect(ana.page.getByRole("button", { name: "Join as Ana Alvarez" })).toBeVisible();
  await expectAccessible(ana.page, "invitation for somebody signed in");
  bodyOf(await ana.api.delete(`/invitations/${id}`));
  await page.reload();
  await expect(page.getByRole("heading", { name: "This invitation was revoked" })).toBeVisible();
  await expectAccessible(page, "revoked invitation");
  await context.close();
});

test("axe finds nothing on the list of reports", async ({ ana, team }) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}`);
  await expect(page.getByRole("link", { name: /HI Update/ })).toBeVisible();
  await expectAccessible(page, "reports");
  await page.getByRole("button", { name: /^Actions for/ }).click();
  await expectAccessible(page, "actions on a report");
  await page.getByRole("menuitem", { name: "Edit details" }).click();
  await page.getByLabel("Source address").fill("nowhere");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Enter a whole web address")).toBeVisible();
  await expectAccessible(page, "details of a report with a mistake");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Add report" }).click();
  await expectAccessible(page, "adding a report");
  await page.locator("input[type=file]").setInputFiles({
    name: "scan.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\n"),
  });
  await page.getByRole("dialog").getByRole("button", { name: "Add report" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
  await expectAccessible(page, "a file that cannot be read");
  await page.getByRole("button", { name: "Choose something else" }).click();
  await page.getByLabel("Or paste the text").fill("# A heading\n\nA paragraph.");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("A heading");
  await expectAccessible(page, "a report before it is added");
  await page.keyboard.press("Escape");

  await page.getByLabel("Search reports").fill("nothing of the kind");
  await expect(page.getByText("No report matches")).toBeVisible();
  await expectAccessible(page, "a search without results");
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Add the first report" })).toBeVisible();
  await expectAccessible(page, "no reports, and a message that one was deleted");
});

test("axe finds nothing on the pages of the team", async ({ ana, ben, owner, browser, team }) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}/members`);
  await expectAccessible(page, "members");
  await page.getByRole("button", { name: `Actions for ${ben.name}` }).click();
  await page.getByRole("menuitem", { name: "Remove from team" }).click();
  await expectAccessible(page, "removing a member");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Invite people" }).click();
  await expectAccessible(page, "inviting");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("textbox", { name: "Invitation link" })).toBeVisible();
  await expectAccessible(page, "an invitation link");
  await page.getByRole("button", { name: "Done" }).click();
  await expectAccessible(page, "members with an invitation");

  await page.goto(`/teams/${team.id}/labels`);
  await expectAccessible(page, "labels");
  await page.getByRole("button", { name: "Add label" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByText("Enter a name of 1 to 40 characters that can all be seen."),
  ).toBeVisible();
  await expectAccessible(page, "a new label with a mistake");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Archive Question" }).click();
  await expect(page.getByRole("button", { name: "Bring back Question" })).toBeVisible();
  await expectAccessible(page, "labels with an archived one");
  await page.getByRole("button", { name: /Switch team/ }).click();
  await page.getByRole("menuitem", { name: "New team" }).click();
  await expect(page.getByLabel("Team name")).toBeVisible();
  await expectAccessible(page, "a new team");

  const owners = await openBrowserAs(browser, owner);
  const ownersPage = await owners.newPage();
  await ownersPage.goto(`/teams/${team.id}/members`);
  await ownersPage.getByRole("button", { name: "Delete team" }).click();
  await expectAccessible(ownersPage, "deleting a team");
  await owners.close();
});

test("axe finds nothing on the profile, nor for who is in no team or two", async ({
  ana,
  ben,
  team,
}) => {
  const { page } = ana;
  await page.goto("/profile");
  await page.getByText("Every command and its key").click();
  await page.getByRole("button", { name: "Change the key for “Reply”" }).click();
  await page.keyboard.press("h");
  await expect(page.getByRole("alert").filter({ hasText: "has this key" })).toBeVisible();
  await expectAccessible(page, "profile, with a key that is taken");
  await page.getByRole("button", { name: "Account: Ana Alvarez" }).click();
  await expectAccessible(page, "account menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expectAccessible(page, "signing out everywhere");

  bodyOf(await ana.api.post("/teams", { name: "Second team" }));
  await ana.context.clearCookies({ name: "caucus-team" });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Your teams" })).toBeVisible();
  await expectAccessible(page, "choosing a team");
  bodyOf(await ana.api.delete(`/teams/${team.id}/members/${ben.id}`));
  await ben.page.goto("/");
  await expect(ben.page.getByRole("heading", { name: "You are in no team yet" })).toBeVisible();
  await expectAccessible(ben.page, "in no team");
});

test("axe finds nothing where there is nothing, and where a page fails", async ({
  ana,
  browser,
}) => {
  await ana.page.goto("/teams/000000000000");
  await expect(ana.page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expectAccessible(ana.page, "not found");

  const server = await startOwnedServer();
  try {
    const owner = await signInOwner(server.url);
    const { items } = bodyOf<{ items: { id: string }[] }>(await owner.api.get("/teams"));
    const viewer = await inviteAs(owner, {
      team: items[0]?.id ?? "",
      role: "viewer",
      name: "Vera Viewer",
    });
    const context = await openBrowserAs(browser, viewer);
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Reports" })).toBeVisible();
    await page.route("**/_next/static/chunks/**", (route) => route.abort());
    await page.getByRole("link", { name: /HI Update/ }).click();
    await expect(page.getByRole("heading", { name: "This page did not work" })).toBeVisible();
    await expectAccessible(page, "error");
    await context.close();
  } finally {
    await server.dispose();
  }
});
