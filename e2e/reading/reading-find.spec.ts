import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";

test("words are found in the text, one after the other", async ({ ana, team }) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  const { keyboard } = ana.page;
  const bar = ana.page.getByRole("search", { name: "Find in the text" });
  const count = bar.getByRole("status");
  const painted = async (style: string) =>
    (await room.painted.all()).filter((paint) => paint.style === style);
  const { text } = await ana.api.get(`/reports/${team.report}/text`);
  const total = text.toLowerCase().split("vietnam").length - 1;
  expect(total).toBeGreaterThan(2);

  await keyboard.press("/");
  const field = bar.getByLabel("Find in the text");
  await expect(field).toBeFocused();
  await test.step("all are counted, whatever their case, and the first is shown", async () => {
    await field.fill("VIETNAM");
    await expect(count).toHaveText(`1 of ${total}`);
    await expect
      .poll(() => painted("current-match"))
      .toEqual([{ style: "current-match", words: "Vietnam" }]);
    await expect(room.text.getByText("Vietnam stated on 14 September")).toBeInViewport();
  });
  await test.step("Enter goes on, Shift+Enter back and round", async () => {
    await field.press("Enter");
    await expect(count).toHaveText(`2 of ${total}`);
    await field.press("Shift+Enter");
    await expect(count).toHaveText(`1 of ${total}`);
    await field.press("Shift+Enter");
    await expect(count).toHaveText(`${total} of ${total}`);
    await expect(field).toBeFocused();
  });
  await test.step("so do the buttons", async () => {
    await bar.getByRole("button", { name: "Next" }).click();
    await expect(count).toHaveText(`1 of ${total}`);
    await bar.getByRole("button", { name: "Previous" }).click();
    await expect(count).toHaveText(`${total} of ${total}`);
  });
  await test.step("what is not there is said not to be", async () => {
    await field.fill("antimatter");
    await expect(count).toHaveText("Nothing found");
    await field.press("Enter");
    await expect(count).toHaveText("Nothing found");
    await expect.poll(() => painted("current-match")).toEqual([]);
  });
  await test.step("Escape closes it, at the words that were reached", async () => {
    await field.fill("gabon expressed");
    await expect(count).toHaveText("1 of 1");
    await field.press("Escape");
    await expect(bar).toHaveCount(0);
    await expect.poll(() => painted("match")).toEqual([]);
    await expect.poll(() => painted("current-match")).toEqual([]);
    await expect(room.text.locator(":focus")).toContainText("Gabon expressed");
    await expect(room.text.locator(":focus")).toBeInViewport();
  });
  await test.step("Ctrl+F opens it from anywhere", async () => {
    await keyboard.press("Control+f");
    await expect(field).toBeFocused();
  });
});
