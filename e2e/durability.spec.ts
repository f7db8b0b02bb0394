import { openBrowserAs, expect, makeTeam, startOwnedServer, test } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { inviteAs, signInOwner } from "./support/people";
import { WORDS } from "./support/sample-words";

test("a reload loses nothing that was shown as saved", async ({ ana, team }) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await room.highlight(WORDS.condemned);
  await room.comment(WORDS.malaysia, "Kept over a reload.");
  await room.untilSaved();
  await ana.page.reload();
  await room.untilSaved();
  await room.reveal(WORDS.condemned);
  await expect(room.note(WORDS.condemned)).toBeVisible();
  await room.reveal(WORDS.malaysia);
  await expect(room.note(WORDS.malaysia)).toContainText("Kept over a reload.");
});

for (const [how, end] of [
  ["a restart", "stop"],
  ["SIGKILL", "kill"],
] as const) {
  test(`${how} of the server loses nothing that was shown as saved`, async ({ browser }) => {
    const server = await startOwnedServer();
    try {
      const owner = await signInOwner(server.url);
      const team = await makeTeam(owner, "Durable");
      const ana = await inviteAs(owner, { team: team.id, role: "lead", name: "Ana Alvarez" });
      const context = await openBrowserAs(browser, ana);
      const room = new ReadingRoom(await context.newPage());
      await room.open(team.report);
      await room.comment(WORDS.condemned, "Saved before.");
      await room.reply(WORDS.condemned, "And answered.");
      await room.untilSaved();
      await server[end]();
      await expect(room.status).toContainText("Offline");

      await test.step("what is written meanwhile is kept and sent when the server is back", async () => {
        await room.comment(WORDS.gabon, "Written while the server was away.");
        await expect(room.status).toContainText("1 edit kept");
        await server.start();
        await room.untilSaved();
      });
      await test.step("another browser of the same person finds everything", async () => {
        const fresh = await openBrowserAs(browser, ana);
        const other = new ReadingRoom(await fresh.newPage());
        await other.open(team.report);
        await other.note(WORDS.condemned).click();
        await expect(other.note(WORDS.condemned)).toContainText("Saved before.");
        await expect(other.note(WORDS.condemned)).toContainText("And answered.");
        await other.reveal(WORDS.gabon);
        await expect(other.note(WORDS.gabon)).toContainText("Written while the server was away.");
        await fresh.close();
      });
      await context.close();
    } finally {
      await server.dispose();
    }
  });
}

test("offline edits of two people merge when they are back", async ({ ana, ben, team }) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  await anas.comment(WORDS.condemned, "Before the train.");
  await anas.untilSaved();
  await expect(bens.note(WORDS.condemned)).toBeVisible();

  await ana.context.setOffline(true);
  await expect(anas.status).toContainText("Offline");
  await anas.comment(WORDS.gabon, "In the tunnel.");
  await anas.reveal(WORDS.condemned);
  await anas.reply(WORDS.condemned, "Ana, in the tunnel.");
  await expect(anas.status).toContainText("2 edits kept");

  await bens.comment(WORDS.malaysia, "Above ground.");
  await bens.reveal(WORDS.condemned);
  await bens.reply(WORDS.condemned, "Ben, above ground.");
  await bens.untilSaved();
  await anas.reveal(WORDS.malaysia);
  await expect(anas.note(WORDS.malaysia)).toHaveCount(0);

  await ana.context.setOffline(false);
  await anas.untilSaved();
  for (const room of [anas, bens]) {
    await room.reveal(WORDS.gabon);
    await expect(room.note(WORDS.gabon)).toContainText("In the tunnel.");
    await expect(room.note(WORDS.malaysia)).toContainText("Above ground.");
    await room.reveal(WORDS.condemned);
    await room.note(WORDS.condemned).click();
    await expect(room.note(WORDS.condemned)).toContainText("Ana, in the tunnel.");
    await expect(room.note(WORDS.condemned)).toContainText("Ben, above ground.");
  }
});

test("edits made offline outlive the window, and no word moves when the connection goes", async ({
  ana,
  team,
}) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  const before = await room.text.boundingBox();
  await ana.context.setOffline(true);
  const notice = ana.page.getByRole("main").getByRole("status").filter({ hasText: "Offline" });
  await expect(notice).toBeInViewport({ ratio: 1 });
  expect(await room.text.boundingBox()).toEqual(before);
  await ana.page.getByRole("button", { name: "Put this message away" }).click();
  await expect(notice).toHaveCount(0);
  await expect(room.status).toContainText("Offline");
  await room.comment(WORDS.gabon, "On this device only, so far.");
  await expect(room.status).toContainText("1 edit kept");
  await ana.page.close();

  await ana.context.setOffline(false);
  const again = new ReadingRoom(await ana.context.newPage());
  await again.open(team.report);
  await again.reveal(WORDS.gabon);
  await expect(again.note(WORDS.gabon)).toContainText("On this device only, so far.");
  const stored = await ana.api.get(`/reports/${team.report}/annotations`);
  expect(stored.text).toContain("On this device only, so far.");
});

test("a draft is kept on the device until it is sent", async ({ ana, team }) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await room.comment(WORDS.gabon, "First.");
  await room.note(WORDS.gabon).click();
  await room.note(WORDS.gabon).getByLabel("Reply", { exact: true }).fill("Half a thou");
  await room.untilSaved();
  await ana.page.reload();
  await room.untilSaved();
  await room.reveal(WORDS.gabon);
  await room.note(WORDS.gabon).click();
  await expect(room.note(WORDS.gabon).getByLabel("Reply", { exact: true })).toHaveValue(
    "Half a thou",
  );
});
