import { annotate } from "../support/annotate";
import { expect, test, type Team, type Visitor } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

/** Three notes next to each other: Ana's concern, Ben's question with a comment, and Ben's mere highlight. */
async function annotateThrice(team: Team, ana: Visitor, ben: Visitor): Promise<void> {
  await annotate(ana, team.report, WORDS.malaysia, { labels: ["Concern"], comment: "How soon?" });
  await annotate(ben, team.report, WORDS.gabon, { labels: ["Question"], comment: "Since when?" });
  await annotate(ben, team.report, WORDS.nearFuture);
}

test("the notes are filtered by person, label, state and words, and shown all again", async ({
  ana,
  ben,
  team,
}) => {
  await annotateThrice(team, ana, ben);
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await room.reveal(WORDS.malaysia);
  const { malaysia, gabon, nearFuture } = {
    malaysia: room.note(WORDS.malaysia),
    gabon: room.note(WORDS.gabon),
    nearFuture: room.note(WORDS.nearFuture),
  };
  const shows = async (shown: readonly (typeof gabon)[]) => {
    for (const note of [malaysia, gabon, nearFuture])
      await expect(note).toHaveCount(shown.includes(note) ? 1 : 0);
  };
  const bar = room.notes.getByRole("group", { name: "Filter" });
  const choose = async (name: RegExp) => {
    await bar.getByRole("button", { name: "Filter", exact: true }).click();
    await ana.page.getByRole("dialog", { name: "Filter" }).getByRole("button", { name }).click();
    await ana.page.keyboard.press("Escape");
  };
  await shows([malaysia, gabon, nearFuture]);

  await test.step("by person", async () => {
    await choose(/^Ben Okafor 2/);
    await shows([gabon, nearFuture]);
  });
  await test.step("and by label, both of which must hold", async () => {
    await choose(/^Question 1/);
    await shows([gabon]);
  });
  await test.step("the address says it, so that it can be shared and outlives a reload", async () => {
    await ana.page.reload();
    await room.untilSaved();
    await room.reveal(WORDS.malaysia);
    await shows([gabon]);
    const bens = new ReadingRoom(ben.page);
    await ben.page.goto(ana.page.url());
    await bens.untilSaved();
    await bens.reveal(WORDS.malaysia);
    await expect(bens.note(WORDS.gabon)).toBeVisible();
    await expect(bens.note(WORDS.malaysia)).toHaveCount(0);
  });
  await test.step("one choice is taken away", async () => {
    await bar.getByRole("button", { name: "Take away: Question" }).click();
    await shows([gabon, nearFuture]);
  });
  await test.step("all of them", async () => {
    await bar.getByRole("button", { name: "All 3" }).click();
    await shows([malaysia, gabon, nearFuture]);
    expect(new URL(ana.page.url()).search).toBe("");
  });
  await test.step("by state", async () => {
    await gabon.click();
    await gabon.getByRole("button", { name: "Resolve" }).click();
    await bar.getByRole("button", { name: "Open 2" }).click();
    await shows([malaysia, nearFuture]);
    await choose(/^Resolved 1/);
    await shows([gabon]);
    await bar.getByRole("button", { name: "Take away: Resolved 1" }).click();
  });
  await test.step("by words of the quotation and of the comments", async () => {
    await bar.getByRole("button", { name: "Filter", exact: true }).click();
    const field = ana.page.getByLabel("Words in notes and quotations");
    await field.fill("SINCE willingness");
    await shows([gabon]);
    await field.fill("nothing says this");
    await expect(room.notes).toContainText("No note matches");
    await ana.page.keyboard.press("Escape");
    await room.notes.getByRole("button", { name: "Show all notes" }).click();
    await shows([malaysia, gabon, nearFuture]);
  });
});

test("what colleagues said is unread until it is read, also after a reload", async ({
  ana,
  ben,
  team,
}) => {
  await annotateThrice(team, ana, ben);
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await room.reveal(WORDS.malaysia);
  const bar = room.notes.getByRole("group", { name: "Filter" });
  const unread = room.note(WORDS.gabon).getByText("New", { exact: true });

  await expect(unread).toHaveCount(1);
  await expect(room.note(WORDS.malaysia).getByText("New", { exact: true })).toHaveCount(0);
  await test.step("it can be filtered by, and stays while it is being read", async () => {
    await bar.getByRole("button", { name: "Unread 1" }).click();
    await expect(room.note(WORDS.malaysia)).toHaveCount(0);
    const stored = ana.page.waitForResponse(
      (response) => response.url().includes("/reads") && response.request().method() === "PUT",
    );
    await room.note(WORDS.gabon).click();
    await expect(unread).toHaveCount(0);
    await expect(room.note(WORDS.gabon)).toBeVisible();
    expect((await stored).ok()).toBe(true);
    await bar.getByRole("button", { name: /^All/ }).click();
  });
  await test.step("read once, it stays read", async () => {
    await ana.page.reload();
    await room.untilSaved();
    await room.reveal(WORDS.malaysia);
    await expect(room.note(WORDS.gabon)).toBeVisible();
    await expect(unread).toHaveCount(0);
  });
  await test.step("a new reply makes it unread again", async () => {
    const bens = new ReadingRoom(ben.page);
    await bens.open(team.report);
    await bens.reveal(WORDS.gabon);
    await bens.reply(WORDS.gabon, "Since 2008.");
    await expect(unread).toHaveCount(1);
  });
});
