import { Dice } from "@/test/campaigns/dice";
import { proseReport } from "@/test/generated-reports";
import { annotate } from "../support/annotate";
import { bodyOf } from "../support/api-client";
import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";

const LENGTH = 700_000;
const PAGE_BYTES = 300_000;
const LAST_WORDS = "zebra finches have the last word";

test("a long report begins at once, and becomes the same document as a short one", async ({
  ana,
  team,
}) => {
  const { text: prose } = proseReport(new Dice(11), LENGTH, true);
  const { id } = bodyOf<{ id: string }>(
    await ana.api.post("/reports", {
      team: team.id,
      title: "A long one",
      text: `${prose}\n\nHere ${LAST_WORDS}, and ostriches listen.`,
      format: "txt",
    }),
  );
  const { text } = await ana.api.get(`/reports/${id}/text`);
  const note = await annotate(ana, id, LAST_WORDS, { comment: "At the very end." });
  const room = new ReadingRoom(ana.page);

  await test.step("its page is small, and has the beginning of the text in it", async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await ana.page.route(/\/part\?/, async (route) => {
      await released;
      await route.continue();
    });
    const response = await ana.page.goto(`/reports/${id}#a=${note.id}`);
    const html = (await response?.body())?.toString("utf8") ?? "";
    expect(Buffer.byteLength(html)).toBeLessThan(PAGE_BYTES);
    await expect(room.text).toHaveAttribute("aria-busy", "true");
    const shown = (await room.text.textContent()) ?? "";
    expect(shown.length).toBeGreaterThan(10_000);
    expect(shown).not.toContain(LAST_WORDS);
    release();
    await room.untilWhole();
  });
  await test.step("a link to what stands at the end leads there, where it is painted", async () => {
    await expect(room.note(LAST_WORDS)).toBeFocused();
    await expect(room.text.getByText(LAST_WORDS)).toBeInViewport();
    await expect.poll(() => room.painted.stylesOf(LAST_WORDS)).toContain("focused");
  });
  await test.step("every character is in the page, on the screen and on paper", async () => {
    const read = () =>
      room.text.evaluate((root) =>
        [...root.querySelectorAll("[data-start]")].map(({ textContent }) => textContent).join("\n"),
      );
    const flat = (words: string) => words.replaceAll(/[\s•–-]+/gu, "");
    expect(flat(await read())).toBe(flat(text));
    await ana.page.emulateMedia({ media: "print" });
    await expect(room.text.getByText(LAST_WORDS)).toBeVisible();
    await ana.page.emulateMedia({ media: "screen" });
  });
  await test.step("its last words can be found, by the browser and in the room", async () => {
    // Headless, Chromium's find() finds nothing anywhere. What is rendered, or skipped until it is looked for, is found.
    const last = room.text.getByText(LAST_WORDS);
    expect(await last.evaluate((one) => one.checkVisibility({ visibilityProperty: true }))).toBe(
      true,
    );
    await ana.page.keyboard.press("/");
    const bar = ana.page.getByRole("search", { name: "Find in the text" });
    await bar.getByLabel("Find in the text").fill(LAST_WORDS);
    await expect(bar.getByRole("status")).toHaveText("1 of 1");
    await bar.getByLabel("Find in the text").press("Escape");
  });
  await test.step("new notes are made at its end as anywhere", async () => {
    await room.highlight("ostriches listen");
    await expect.poll(() => room.painted.stylesOf("ostriches listen")).not.toEqual([]);
  });
  await test.step("who reloads it goes on where they read", async () => {
    await ana.page.goto(`/reports/${id}`);
    await room.untilWhole();
    await room.reveal(LAST_WORDS);
    const keptPlace = () =>
      ana.page.evaluate(() => (history.state as { caucusPlace?: number }).caucusPlace ?? 0);
    await expect.poll(keptPlace).toBeGreaterThan(LENGTH * 0.9);
    await ana.page.reload();
    await room.untilWhole();
    await expect(room.text.getByText(LAST_WORDS)).toBeInViewport();
  });
});
