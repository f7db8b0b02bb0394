import { createAnnotation } from "@/collab/facts/commands";
import { writeAtOnce } from "../support/annotate";
import { bodyOf } from "../support/api-client";
import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";

const NOTES = 10_000;
/** One paragraph for every four notes, about 1 MB together. */
const PARAGRAPHS = NOTES / 4;
const WORDS_EACH = 60;

/** Paragraphs that can be told apart, each of words that can. */
function writeReport(): string {
  return Array.from({ length: PARAGRAPHS }, (_, paragraph) =>
    Array.from({ length: WORDS_EACH }, (_, word) => `w${paragraph}x${word}`).join(" "),
  ).join("\n\n");
}

test("a report of a megabyte with 10,000 notes is read from end to end", async ({ ana, team }) => {
  const { id } = bodyOf<{ id: string }>(
    await ana.api.post("/reports", {
      team: team.id,
      title: "A long one",
      text: writeReport(),
      format: "txt",
    }),
  );
  const { text } = await ana.api.get(`/reports/${id}/text`);
  expect(text.length).toBeGreaterThan(900_000);
  await writeAtOnce(ana, id, (document, acting) => {
    let at = 0;
    for (let note = 0; note < NOTES; note += 1) {
      const first = `w${Math.floor(note / 4)}x${(note % 4) * 15}`;
      const last = `w${Math.floor(note / 4)}x${(note % 4) * 15 + 3}`;
      const start = text.indexOf(first, at);
      const end = text.indexOf(last, start) + last.length;
      createAnnotation(document, acting, { edition: 1, range: { start, end } });
      at = end;
    }
  });

  const room = new ReadingRoom(ana.page);
  await room.open(id);
  const cards = ana.page.locator("[data-note]");
  await expect(room.notes).toContainText("10,000 notes");
  await expect(room.note("w0x0 w0x1 w0x2 w0x3")).toBeVisible();

  const expectFewCards = async () => {
    const count = await cards.count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(100);
  };
  await expectFewCards();
  await test.step("at the end stand the last notes, beside their passages", async () => {
    await ana.page.evaluate(() =>
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }),
    );
    const last = room.note(`w${PARAGRAPHS - 1}x45 `);
    await expect(last).toBeVisible();
    await expect(last).toHaveAttribute("aria-posinset", String(NOTES));
    await expect(room.note("w0x0 w0x1")).toHaveCount(0);
    await expectFewCards();
  });
  await test.step("in the middle those of the middle", async () => {
    await room.text.getByText("w1200x0 ").scrollIntoViewIfNeeded();
    const note = room.note("w1200x0 w1200x1");
    await expect(note).toBeVisible();
    await expect(note).toHaveAttribute("aria-posinset", "4801");
    await expectFewCards();
    await room.clickWords("w1200x16");
    await expect(room.note("w1200x15 ")).toBeFocused();
  });
  await test.step("the list has few cards in the page too, and goes on to the end", async () => {
    await ana.page.getByRole("radio", { name: "As a list" }).check();
    await expect(room.note("w1200x15 ")).toBeInViewport();
    await expectFewCards();
    // Cards are only measured when they come near: the end moves until it is reached.
    await expect(async () => {
      await room.notes.evaluate((margin) => margin.scrollTo({ top: margin.scrollHeight }));
      await expect(room.note(`w${PARAGRAPHS - 1}x45 `)).toBeInViewport({ timeout: 500 });
    }).toPass();
    await expectFewCards();
  });
});
