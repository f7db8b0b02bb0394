import { openBrowserAs, expect, makeTeam, startOwnedServer, test } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { inviteAs, signInOwner } from "./support/people";
import { WORDS } from "./support/sample-words";

test("a window that is older than the server is told to reload, and loses nothing by it", async ({
  browser,
}) => {
  const server = await startOwnedServer();
  try {
    const owner = await signInOwner(server.url);
    const team = await makeTeam(owner, "Upgraded");
    const ana = await inviteAs(owner, { team: team.id, role: "lead", name: "Ana Alvarez" });
    const context = await openBrowserAs(browser, ana);
    const room = new ReadingRoom(await context.newPage());
    const told = room.toast("Caucus has been updated");
    const reply = () => room.note(WORDS.condemned).getByLabel("Reply", { exact: true });
    await room.open(team.report);
    await room.comment(WORDS.condemned, "Before the upgrade.");
    await room.untilSaved();
    await expect(told).toHaveCount(0);
    await server.stop();
    await expect(room.status).toContainText("Offline");
    await room.comment(WORDS.gabon, "Meanwhile.");
    await room.reveal(WORDS.condemned);
    await room.note(WORDS.condemned).click();
    await reply().fill("Half a thou");

    await test.step("while somebody writes, nothing but words", async () => {
      await server.start({ CAUCUS_BUILD: "the-next" });
      await expect(told).toBeVisible();
      await room.untilSaved();
      await expect(reply()).toHaveValue("Half a thou");
    });
    await test.step("after the reload everything is there, and nothing more to tell", async () => {
      const reloaded = room.page.waitForEvent("load");
      await told.getByRole("button", { name: "Reload" }).click();
      await reloaded;
      await room.untilSaved();
      await room.reveal(WORDS.gabon);
      await expect(room.note(WORDS.gabon)).toContainText("Meanwhile.");
      await room.reveal(WORDS.condemned);
      await room.note(WORDS.condemned).click();
      await expect(reply()).toHaveValue("Half a thou");
      await expect(told).toHaveCount(0);
    });
    await context.close();
  } finally {
    await server.dispose();
  }
});
