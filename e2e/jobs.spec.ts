import { bodyOf } from "./support/api-client";
import { expectAccessible } from "./support/expect-accessible";
import { expect, openBrowserAs, test } from "./support/fixtures";

test("what goes on by itself is seen by whoever began it, and by whoever looks after the server", async ({
  ana,
  browser,
  owner,
  team,
}) => {
  const title = "A long statement";
  const text = "We support the convention, and we say so at some length. ".repeat(6_000);
  const draft = { team: team.id, title, text, format: "txt" };
  const promised = await ana.api.send("POST", "/reports", draft, { prefer: "respond-async" });
  const { id } = bodyOf<{ id: string }>(promised);
  const { page } = ana;

  await test.step("a button in the bar leads to it", async () => {
    await page.goto("/profile");
    await page.getByRole("button", { name: /^(1 job of yours under way|Your jobs)$/ }).click();
    const panel = page.getByRole("dialog", { name: "Your jobs" });
    await expect(panel.getByRole("listitem")).toContainText(title);
    const open = panel.getByRole("link", { name: `Open ${title}` });
    await expect(open).toHaveAttribute("href", `/reports/${id}`);
    await expectAccessible(page, "a person’s own jobs");
    await panel.getByRole("button", { name: /^Remove from this list/ }).click();
    await expect(page.getByRole("button", { name: "Your jobs" })).toHaveCount(0);
  });

  await test.step("the jobs of all teams are nobody else's", async () => {
    const answer = await page.goto("/administration/jobs");
    expect(answer?.status()).toBe(404);
  });

  const context = await openBrowserAs(browser, owner);
  try {
    const admin = await context.newPage();
    await ana.api.send("POST", "/reports", { ...draft, title: "Another" });
    await admin.goto("/profile");
    await admin.getByRole("button", { name: /^Account:/ }).click();
    await admin.getByRole("menuitem", { name: "Jobs of this server" }).click();
    await expect(admin.getByRole("heading", { name: "Jobs of this server" })).toBeVisible();
    await admin.getByLabel("State").selectOption("done");
    const row = admin.getByRole("row").filter({ hasText: "Another" });
    await expect(row).toContainText("Ana Alvarez");
    await expectAccessible(admin, "the jobs of all teams");
  } finally {
    await context.close();
  }
});
