import type { Page } from "@playwright/test";
import { bodyOf } from "./support/api-client";
import { expectAccessibleHere } from "./support/expect-accessible";
import { findCutWords, findForeignWords } from "./support/find-foreign-words";
import { expect, test, type Team, type Visitor } from "./support/fixtures";
import { OWNER } from "./support/people";
import { WORDS } from "./support/sample-words";

const REMARK = "Who said so?";

/** Names that are the same in every language. */
const NAMES = ["Caucus", "English", "Français", "Chrome", "Linux", "PDF", "Word", "Markdown"];
/** What a team begins with, and the report that comes with it. */
const LABELS = ["Key quote", "Commitment", "Concern", "Question", "To check"];
const SAMPLE = [
  "HI Update on the Convention on Cluster Munitions, October 2011",
  "Handicap International",
  "Beirut, October 2011",
];
/** As pictures show people who have none. */
const INITIALS = ["OO", "AA", "BO"];

async function speak(visitor: Visitor, language: string): Promise<void> {
  await visitor.context.addCookies([
    { name: "caucus-language", value: language, url: visitor.api.url },
  ]);
}

/** A note on words of the report. */
async function addNote({ api }: Visitor, { report }: Team): Promise<string> {
  const { text } = await api.get(`/reports/${report}/text`);
  const start = text.indexOf(WORDS.gabon);
  const range = { start, end: start + WORDS.gabon.length };
  const note = bodyOf<{ id: string }>(
    await api.post(`/reports/${report}/annotations`, { ...range, comment: REMARK, labels: LABELS }),
  );
  return note.id;
}

/** The room is live: what is written here is durable. */
async function untilLive(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="false"][role="region"]')).toBeVisible();
  await expect(page.locator('[role="comment"]').first()).toBeVisible();
}

test("no page shows a word that is in no catalogue, or cuts one off that is longer than in English", async ({
  ana,
  ben,
  team,
}) => {
  const { page } = ana;
  await speak(ana, "en-XA");
  const note = await addNote(ben, team);
  const people = [team.name, ana.name, ben.name, OWNER.name, ana.email, ben.email, OWNER.email];
  const said = [...people, REMARK, ...NAMES, ...LABELS, ...SAMPLE, ...INITIALS];
  const expectSpoken = async (where: string): Promise<void> => {
    await expect(page.locator("html")).toHaveAttribute("lang", "en-XA");
    expect.soft(await findForeignWords(page, said), where).toEqual([]);
    expect.soft(await findCutWords(page), where).toEqual([]);
  };

  await page.goto(`/teams/${team.id}`);
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
  await expectSpoken("the list of reports");
  await page.goto(`/teams/${team.id}/members`);
  await expectSpoken("the members");
  await page.goto("/profile");
  await expectSpoken("the profile");

  await page.goto(`/reports/${team.report}#a=${note}`);
  await untilLive(page);
  await expectSpoken("the reading room with a note");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectSpoken("the keys");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSpoken("the reading room on a phone");
});

test("a page runs from right to left where its language does", async ({ ana, ben, team }) => {
  const { page } = ana;
  await speak(ana, "ar-XB");
  const note = await addNote(ben, team);
  await page.goto(`/reports/${team.report}#a=${note}`);
  await untilLive(page);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  // The report is English still, and runs as English does.
  const text = page.locator('[role="region"][aria-busy] > [lang="en"]');
  await expect(text).toBeVisible();
  const [first, box, outline, notes] = await Promise.all([
    text
      .locator("p")
      .first()
      .evaluate((element) => getComputedStyle(element).direction),
    text.boundingBox(),
    page
      .getByRole("navigation")
      .filter({ has: page.locator("#outline-title") })
      .boundingBox(),
    page.getByRole("complementary").boundingBox(),
  ]);
  expect(first).toBe("ltr");
  expect(outline!.x).toBeGreaterThan(box!.x);
  expect(notes!.x).toBeLessThan(box!.x);
  expect(await findCutWords(page)).toEqual([]);
  await expectAccessibleHere(page, "the reading room from right to left");
});
