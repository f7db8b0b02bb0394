import { devices, type Page } from "@playwright/test";
import { annotate } from "../support/annotate";
import { expect, openBrowserAs, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

/** 390 px wide, with a finger instead of a mouse. */
const { defaultBrowserType: _, ...PHONE } = devices["iPhone 13"];

/** Selects as a long press and its handles do: the selection changes, and no mouse is seen. */
async function selectByFinger(room: ReadingRoom, words: string): Promise<void> {
  const box = await room.boxOf(words);
  await room.page.touchscreen.tap(box.x + 2, box.y + box.height / 2);
  await room.text.evaluate((root, sought) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? "").indexOf(sought);
      if (at !== -1) getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
    }
  }, words);
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { width, window } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(width).toBeLessThanOrEqual(window);
}

test("on a phone, a finger selects, highlights and comments, and the sides are sheets", async ({
  browser,
  ana,
  ben,
  team,
}) => {
  await annotate(ben, team.report, WORDS.condemned, { comment: "Who voted against?" });
  const context = await openBrowserAs(browser, ana, PHONE);
  const page = await context.newPage();
  const room = new ReadingRoom(page);
  await room.open(team.report);
  const bar = page.getByRole("navigation", { name: "Reading" });
  await expectNoSidewaysScrolling(page);

  await test.step("the outline leads to a section and closes", async () => {
    await bar.getByRole("button", { name: "Outline" }).tap();
    const sheet = page.getByRole("dialog", { name: "Outline" });
    await sheet.getByRole("button", { name: /^Universalisation efforts/ }).tap();
    await expect(sheet).toHaveCount(0);
    await expect(
      room.text.getByRole("heading", { name: "Universalisation efforts" }),
    ).toBeInViewport();
  });
  await test.step("a tap on a highlight opens its note in a sheet, where it is answered", async () => {
    const box = await room.boxOf(WORDS.condemned);
    await page.touchscreen.tap(box.x + 20, box.y + box.height / 2);
    const sheet = page.getByRole("dialog", { name: "Notes" });
    await expect(sheet.getByText("Who voted against?")).toBeInViewport();
    await sheet.getByLabel("Reply", { exact: true }).fill("Nobody did.");
    await sheet.getByRole("button", { name: "Send" }).tap();
    await expect(sheet.getByText("Nobody did.")).toBeVisible();
    await expectNoSidewaysScrolling(page);
    await sheet.getByRole("button", { name: "Close" }).tap();
    await expect(sheet).toHaveCount(0);
  });
  await test.step("a selection by finger brings the toolbar", async () => {
    await selectByFinger(room, WORDS.gabon);
    await expect(room.toolbar).toBeInViewport({ ratio: 1 });
    await room.toolbar.getByRole("button", { name: "Highlight as Concern" }).tap();
    await expect.poll(() => room.painted.stylesOf(WORDS.gabon)).toContain("rose-0");
    await expect(room.toolbar).toHaveCount(0);
  });
  await test.step("and so does the bar in reach of the thumb", async () => {
    await selectByFinger(room, WORDS.malaysia);
    await bar.getByRole("button", { name: "Comment" }).tap();
    const sheet = page.getByRole("dialog", { name: "Notes" });
    await room.newComment.fill("From the train.");
    await sheet.getByRole("button", { name: "Send" }).tap();
    await expect(sheet.getByText("From the train.")).toBeInViewport();
  });
  await test.step("a note's passage is moved with buttons, wherever the text was", async () => {
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
    const sheet = page.getByRole("dialog", { name: "Notes" });
    const note = sheet.locator("[data-note]").filter({ hasText: "From the train." });
    await note.getByRole("button", { name: "More about this note" }).tap();
    await page.getByRole("menuitem", { name: "Move the passage" }).tap();
    await expect(sheet).toHaveCount(0);
    const editor = page.getByRole("group", { name: "Move the ends of the passage" });
    await expect(editor).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("slider", { name: "Start" })).toBeInViewport();
    await editor.getByRole("button", { name: "Move the end forward by one word" }).tap();
    await editor.getByRole("button", { name: "Done" }).tap();
    await expect
      .poll(() => room.painted.all())
      .toContainEqual({ style: "neutral-0", words: `${WORDS.malaysia} with` });
  });
  await context.close();
});

test("on a phone, a link to a comment opens the sheet at the comment", async ({
  browser,
  ana,
  ben,
  team,
}) => {
  const made = await annotate(ben, team.report, WORDS.interpretive, { comment: "Which ones?" });
  const context = await openBrowserAs(browser, ana, PHONE);
  const room = new ReadingRoom(await context.newPage());
  await room.page.goto(`/reports/${team.report}#c=${made.comments[0]?.id ?? ""}`);
  const sheet = room.page.getByRole("dialog", { name: "Notes" });
  await expect(sheet.locator("[data-comment]:focus")).toHaveText(/Which ones\?/);
  await expect(sheet.locator("[data-comment]:focus")).toBeInViewport();
  await context.close();
});
