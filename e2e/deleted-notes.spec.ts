import type { Locator } from "@playwright/test";
import { annotate } from "./support/annotate";
import { expect, test } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { WORDS } from "./support/sample-words";

const LONG =
  "Representatives from more than 120 states attended the Second Meeting of States Parties to the Convention on Cluster Munitions in Beirut";

test("[PA6] [PA7] deleted notes are listed, restored, and erased for good by an owner", async ({
  join,
  team,
}) => {
  const { page, ...olga } = await join("owner", "Olga Owusu");
  await annotate(olga, team.report, WORDS.gabon);
  await annotate(olga, team.report, WORDS.malaysia);
  const room = new ReadingRoom(page);
  await room.open(team.report);
  for (const words of [WORDS.gabon, WORDS.malaysia]) {
    await room.reveal(words);
    await room.chooseFor(words, "Delete");
    await expect(room.note(words)).toHaveCount(0);
  }

  await page.getByRole("button", { name: "Deleted notes" }).click();
  const dialog = page.getByRole("dialog", { name: "Deleted notes" });
  const listed = (words: string): Locator =>
    dialog.getByRole("listitem").filter({ hasText: words });
  await expect(listed(WORDS.gabon)).toContainText("deleted by Olga Owusu");
  await listed(WORDS.gabon).getByRole("button", { name: "Restore" }).click();
  await expect(listed(WORDS.gabon)).toHaveCount(0);
  await listed(WORDS.malaysia).getByRole("button", { name: "Erase for good" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Erase for good" }).click();
  await expect(dialog).toContainText("Nothing was deleted.");
  await page.keyboard.press("Escape");
  await expect(room.note(WORDS.gabon)).toBeVisible();
});

test("what may be done with a deleted note is in sight beside a long quotation, on a phone too", async ({
  join,
  team,
}) => {
  const { page, ...olga } = await join("owner", "Olga Owusu");
  await annotate(olga, team.report, LONG);
  const room = new ReadingRoom(page);
  await room.open(team.report);
  await room.reveal(LONG);
  // A card names a long passage by its beginning.
  await room.chooseFor(LONG.slice(0, 30), "Delete");
  await page.getByRole("button", { name: "Deleted notes" }).click();
  const dialog = page.getByRole("dialog", { name: "Deleted notes" });
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    for (const name of ["Restore", "Erase for good"]) {
      await expect(dialog.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
    }
  }
});
