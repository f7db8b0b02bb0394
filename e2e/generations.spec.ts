import { openBrowserAs, expect, makeTeam, startOwnedServer, test } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { inviteAs, signInOwner } from "./support/people";
import { WORDS } from "./support/sample-words";

test("[GN8] two people type through fresh documents of their room and notice nothing", async ({
  browser,
}) => {
  // Whenever somebody has written in it, the room is given a fresh document.
  const server = await startOwnedServer({ CAUCUS_ROOM_WINDOWS: "1" });
  const countGenerations = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^caucus_sync_generations_total (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  try {
    const owner = await signInOwner(server.url);
    const team = await makeTeam(owner, "Lasting");
    const people = [
      await inviteAs(owner, { team: team.id, role: "lead", name: "Ana Alvarez" }),
      await inviteAs(owner, { team: team.id, role: "coder", name: "Ben Okafor" }),
    ];
    const contexts = await Promise.all(people.map((one) => openBrowserAs(browser, one)));
    const pages = await Promise.all(contexts.map((context) => context.newPage()));
    const [anas, bens] = pages.map((page) => new ReadingRoom(page));
    if (!anas || !bens) throw new Error("somebody is missing");
    await Promise.all([anas.open(team.report), bens.open(team.report)]);
    await anas.comment(WORDS.condemned, "Who condemned it?");
    await bens.note(WORDS.condemned).click();
    await bens.reply(WORDS.condemned, "All of them.");
    await expect.poll(countGenerations).toBeGreaterThan(0);

    await anas.note(WORDS.condemned).click();
    const field = anas.note(WORDS.condemned).getByLabel("Reply", { exact: true });
    await field.pressSequentially("Half a ");
    const before = await countGenerations();
    await bens.reply(WORDS.condemned, "Almost all.");
    await expect.poll(countGenerations).toBeGreaterThan(before);
    await expect(anas.note(WORDS.condemned)).toContainText("Almost all.");
    await expect(field).toBeFocused();
    await anas.page.keyboard.type("thought.");
    await expect(field).toHaveValue("Half a thought.");
    await anas.note(WORDS.condemned).getByRole("button", { name: "Send" }).click();
    await expect(bens.note(WORDS.condemned)).toContainText("Half a thought.");
    await Promise.all([anas.untilSaved(), bens.untilSaved()]);

    await test.step("undo takes back what was written before", async () => {
      await bens.page.getByRole("button", { name: "Undo" }).click();
      await expect(anas.note(WORDS.condemned)).not.toContainText("Almost all.");
      await expect(anas.note(WORDS.condemned)).toContainText("All of them.");
    });
    await expect(anas.people).toHaveAccessibleName(/Ben Okafor/);
    await Promise.all(contexts.map((context) => context.close()));
  } finally {
    await server.dispose();
  }
});
