import { bodyOf } from "../support/api-client";
import { expectAccessibleHere } from "../support/expect-accessible";
import { expect, test, type Team, type Visitor } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

// axe reads a page of this size in up to half a second, and here are very many of them.
test.beforeEach(() => test.slow());

/** The words of the report stay what they are while something opens beside them. */
const TEXT = '[role="region"][aria-label="Text of the report"]';

test("axe finds nothing in the reading room, whatever is open in it", async ({
  ana,
  ben,
  team,
}) => {
  const { page } = ana;
  const room = new ReadingRoom(page);
  await room.open(team.report);
  await expectAccessibleHere(page, "a room without notes");
  await discuss(team, ana, ben);
  await new ReadingRoom(ben.page).open(team.report);
  await expect(room.people).toHaveAccessibleName(/1 colleague here/);
  await expect(room.note(WORDS.condemned)).toBeVisible();
  await expectAccessibleHere(page, "a room with notes and a colleague");

  await room.reveal(WORDS.gabon);
  await room.note(WORDS.gabon).click();
  const note = room.note(WORDS.gabon);
  await expect(note.getByLabel("Reply", { exact: true })).toBeVisible();
  await expectAccessibleHere(page, "an open thread", TEXT);
  await note.getByRole("button", { name: "Labels" }).click();
  await expectAccessibleHere(page, "labels of a note", TEXT);
  await page.keyboard.press("Escape");
  await note.getByRole("button", { name: "More about this note" }).click();
  await expectAccessibleHere(page, "menu of a note", TEXT);
  await page.keyboard.press("Escape");
  await note.getByRole("button", { name: "React" }).first().click();
  await expectAccessibleHere(page, "reactions", TEXT);
  await page.keyboard.press("Escape");
  // The focus comes back a moment later, and would close what opens in between.
  await expect(note.getByRole("button", { name: "React" }).first()).toBeFocused();
  await note.getByLabel("Reply", { exact: true }).fill("Ask @Ben");
  await expect(page.getByRole("listbox", { name: "People to mention" })).toBeVisible();
  await expectAccessibleHere(page, "people to mention", TEXT);
  await note.getByLabel("Reply", { exact: true }).fill("");

  await room.clickWords("disarmament goals");
  await expect(page.getByText("2 notes here")).toBeVisible();
  await expectAccessibleHere(page, "several notes at one place", TEXT);
  await page.keyboard.press("Escape");
  await room.select(WORDS.malaysia);
  await expect(room.toolbar).toBeVisible();
  await expectAccessibleHere(page, "toolbar on a selection", TEXT);
  await room.toolbar.getByRole("button", { name: "Move the ends" }).click();
  await expectAccessibleHere(page, "moving the ends of a selection", TEXT);
  await page.keyboard.press("Escape");
  await room.toolbar.getByRole("button", { name: /^Comment/ }).click();
  await page.getByRole("textbox", { name: "Comment on the selected passage" }).fill("Half a");
  await expectAccessibleHere(page, "a comment being written", TEXT);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expectAccessibleHere(page, "filters", TEXT);
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "As a list" }).check();
  await expectAccessibleHere(page, "the list of notes", TEXT);
  await page.getByRole("button", { name: /^Find…/ }).click();
  await page.getByLabel("Find in the text").last().fill("convention");
  await expect(page.getByText(/^\d+ of \d+$/).first()).toBeVisible();
  await expectAccessibleHere(page, "finding", TEXT);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Reading settings" }).click();
  await expectAccessibleHere(page, "reading settings", TEXT);
  await page.getByLabel("Mark annotated passages for screen readers").click();
  await expect(page.locator("mark").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expectAccessibleHere(page, "a text with marks");
  await room.status.click();
  await expectAccessibleHere(page, "what is saved", TEXT);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Keys" }).click();
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessibleHere(page, "keys", TEXT);
});

test("axe finds nothing in a room that is archived, offline, or only to be read", async ({
  ana,
  ben,
  join,
  team,
}) => {
  await discuss(team, ana, ben);
  const vera = await join("viewer", "Vera Viewer");
  bodyOf(await ana.api.patch(`/reports/${team.report}`, { archived: true }));
  const room = new ReadingRoom(vera.page);
  await room.open(team.report);
  await room.reveal(WORDS.gabon);
  await room.note(WORDS.gabon).click();
  await expectAccessibleHere(vera.page, "an archived report, read by a viewer");
  await vera.context.setOffline(true);
  await expect(room.status).toHaveText("Offline");
  await expectAccessibleHere(vera.page, "offline");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("axe finds nothing in the reading room and its sheets", async ({ ana, ben, team }) => {
    const { page } = ana;
    await page.setViewportSize({ width: 390, height: 844 });
    await discuss(team, ana, ben);
    const room = new ReadingRoom(page);
    await room.open(team.report);
    const bar = page.getByRole("navigation", { name: "Reading" });
    await expect(bar.getByRole("button", { name: "5 notes" })).toBeVisible();
    await expectAccessibleHere(page, "the text");
    await bar.getByRole("button", { name: "Outline" }).click();
    await expect(page.getByRole("dialog", { name: "Outline" })).toBeVisible();
    await expectAccessibleHere(page, "outline");
    await page.keyboard.press("Escape");
    await bar.getByRole("button", { name: "5 notes" }).click();
    await expect(page.getByRole("dialog", { name: "Notes" })).toBeVisible();
    await expectAccessibleHere(page, "notes");
    await room.note(WORDS.gabon).click();
    await expect(room.note(WORDS.gabon).getByLabel("Reply", { exact: true })).toBeVisible();
    await expectAccessibleHere(page, "an open thread");
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await expectAccessibleHere(page, "filters");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await bar.getByRole("button", { name: "Find" }).click();
    await page.getByRole("textbox", { name: "Find in the text" }).fill("Gabon");
    await expectAccessibleHere(page, "finding");
    await page.keyboard.press("Escape");
    await room.select("South Sudan said");
    await bar.getByRole("button", { name: "Comment" }).click();
    await expect(
      page.getByRole("textbox", { name: "Comment on the selected passage" }),
    ).toBeVisible();
    await expectAccessibleHere(page, "a comment being written");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await expectAccessibleHere(page, "more");
  });
});

/** Ana and Ben have marked passages, two of which overlap, talked about one and settled another. */
async function discuss(team: Team, ana: Visitor, ben: Visitor): Promise<void> {
  const { text } = await ana.api.get(`/reports/${team.report}/text`);
  const { items: labels } = bodyOf<{ items: { id: string }[] }>(
    await ana.api.get(`/teams/${team.id}/labels`),
  );
  const note = async (who: Visitor, words: string, label: number, comment?: string) => {
    const start = text.indexOf(words);
    const { id } = bodyOf<{ id: string }>(
      await who.api.post(`/reports/${team.report}/annotations`, {
        start,
        end: start + words.length,
        labels: [labels[label]?.id],
        ...(comment !== undefined && { comment }),
      }),
    );
    return id;
  };
  await note(ana, WORDS.condemned, 0);
  await note(ana, WORDS.supports, 1, "A commitment? See [the text](https://example.org).");
  await note(ben, WORDS.humanitarian, 2, "Rather *less* than one:\n\n- [x] asked\n- [ ] answered");
  await note(ben, WORDS.notYet, 3);
  await note(ben, WORDS.gabon, 4, "Who called on them?");
}
