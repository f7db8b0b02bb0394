import { addComment } from "@/collab/facts/commands";
import type { AnnotationId } from "@/domain/ids";
import { annotate, writeAtOnce } from "../support/annotate";
import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

const LAST = "The last of many.";

test("a link leads to its note, and to its comment in a long thread", async ({
  ana,
  ben,
  team,
}) => {
  await ana.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => ana.page.evaluate(() => navigator.clipboard.readText());
  const { id } = await annotate(ana, team.report, WORDS.interpretive, { comment: "The first." });
  await writeAtOnce(ana, team.report, (document, acting) => {
    for (let number = 1; number <= 20; number += 1) {
      const body = number === 20 ? LAST : `Reply ${number}: a line that takes some room.`;
      addComment(document, acting, id as AnnotationId, body);
    }
  });
  const anas = new ReadingRoom(ana.page);
  await anas.open(team.report);
  await anas.reveal(WORDS.interpretive);
  await anas.note(WORDS.interpretive).press("Enter");

  await test.step("a note's", async () => {
    await anas.chooseFor(WORDS.interpretive, "Copy link");
    await expect(anas.toast("Link copied.")).toBeVisible();
    const bens = new ReadingRoom(ben.page);
    await ben.page.goto(await copied());
    await expect(bens.note(WORDS.interpretive)).toBeFocused();
    await expect(bens.note(WORDS.interpretive)).toBeInViewport();
    await expect.poll(() => bens.painted.stylesOf(WORDS.interpretive)).toContain("focused");
    const { y } = await bens.boxOf(WORDS.interpretive);
    expect(y).toBeGreaterThan(60);
    expect(y).toBeLessThan(840);
  });
  await test.step("a comment's", async () => {
    await anas.chooseForComment(WORDS.interpretive, LAST, "Copy link");
    await expect.poll(copied).toContain("#c=");
    const again = await ben.context.newPage();
    const bens = new ReadingRoom(again);
    await again.goto(await copied());
    const comment = bens.comments(WORDS.interpretive).filter({ hasText: LAST });
    await expect(comment).toBeFocused();
    await expect(comment).toBeInViewport({ ratio: 1 });
  });
  await test.step("a comment that was deleted meanwhile says so, in its place", async () => {
    const link = await copied();
    await anas.chooseForComment(WORDS.interpretive, LAST, "Delete");
    await anas.untilSaved();
    const again = await ben.context.newPage();
    await again.goto(link);
    const focused = again.locator("[data-comment]:focus");
    await expect(focused).toHaveText("Ana Alvarez deleted this comment.");
    await expect(focused).toBeInViewport({ ratio: 1 });
  });
});

test("a link to a note that is gone says so, and one that a filter hides shows it", async ({
  ana,
  ben,
  team,
}) => {
  const gone = await annotate(ana, team.report, WORDS.gabon);
  const hidden = await annotate(ana, team.report, WORDS.malaysia);
  const anas = new ReadingRoom(ana.page);
  await anas.open(team.report);
  await anas.reveal(WORDS.gabon);
  await anas.chooseFor(WORDS.gabon, "Delete");
  await anas.untilSaved();

  const bens = new ReadingRoom(ben.page);
  await bens.open(team.report, `#a=${gone.id}`);
  await expect(bens.toast("The note that this link leads to is no longer there.")).toBeVisible();

  await test.step("in a window that is open already, and filters", async () => {
    await bens.notes.getByRole("button", { name: "Mine 0" }).click();
    await expect(bens.notes).toContainText("No note matches");
    await ben.page.evaluate((hash) => (location.hash = hash), `#a=${hidden.id}`);
    await expect(bens.note(WORDS.malaysia)).toBeFocused();
    await expect(bens.toast("The filter was taken away to show this note.")).toBeVisible();
  });
});
