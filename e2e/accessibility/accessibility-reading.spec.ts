import { readTree } from "../support/accessibility-tree";
import { bodyOf } from "../support/api-client";
import { expect, test, type Visitor } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

/** Marks words of the report through the API, as somebody does elsewhere. */
async function note(who: Visitor, report: string, words: string, comment?: string): Promise<void> {
  const { text } = await who.api.get(`/reports/${report}/text`);
  const start = text.indexOf(words);
  bodyOf(
    await who.api.post(`/reports/${report}/annotations`, {
      start,
      end: start + words.length,
      ...(comment !== undefined && { comment }),
    }),
  );
}

test("the list of notes quotes each passage, in the order of the text, and leads to it", async ({
  ana,
  team,
}) => {
  await note(ana, team.report, WORDS.gabon, "Who called on them?");
  await note(ana, team.report, WORDS.condemned);
  await note(ana, team.report, WORDS.malaysia);
  const { page } = ana;
  const room = new ReadingRoom(page);
  await room.open(team.report);
  await room.note(WORDS.condemned).waitFor();
  await page.keyboard.press("l");
  const list = page.getByRole("group", { name: "All notes, in the order of the text" });
  await expect(list).toBeVisible();
  const comments = await readTree(page, "comment");
  expect(comments.map(({ name }) => name)).toEqual(
    [WORDS.condemned, WORDS.malaysia, WORDS.gabon].map(
      (words) => `Note by Ana Alvarez on “${words}”`,
    ),
  );
  await expect(room.note(WORDS.gabon)).toHaveAttribute("aria-posinset", "3");
  await expect(room.note(WORDS.gabon)).toHaveAttribute("aria-setsize", "3");

  await room.note(WORDS.gabon).focus();
  await page.keyboard.press("Enter");
  const paragraph = page.locator("[data-start]").filter({ hasText: WORDS.gabon });
  await expect(paragraph).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(paragraph).toBeFocused();
});

test("the paragraph that has the focus carries real marks, whose details are the notes", async ({
  ana,
  ben,
  team,
}) => {
  await note(ana, team.report, WORDS.supports, "A commitment?");
  await note(ben, team.report, WORDS.humanitarian);
  await note(ben, team.report, WORDS.gabon);
  const { page } = ana;
  const room = new ReadingRoom(page);
  await room.open(team.report);
  await room.reveal(WORDS.supports);
  await expect(room.note(WORDS.humanitarian)).toBeVisible();
  expect(await readTree(page, "mark")).toEqual([]);

  const paragraph = page.locator("[data-start]").filter({ hasText: WORDS.supports });
  const before = await paragraph.textContent();
  await room.note(WORDS.supports).focus();
  await page.keyboard.press("Escape");
  await expect(paragraph).toBeFocused();
  const supports = `comment: Note by Ana Alvarez on “${WORDS.supports}”`;
  const humanitarian = `comment: Note by Ben Okafor on “${WORDS.humanitarian}”`;
  await expect
    .poll(async () =>
      (await readTree(page, "mark")).map(({ text, details }) => ({ text, details })),
    )
    .toEqual([
      { text: "supports the spirit and the ", details: [supports] },
      { text: "humanitarian and disarmament goals", details: [supports, humanitarian] },
      { text: " of the CCM", details: [humanitarian] },
    ]);
  expect(await paragraph.textContent()).toBe(before);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => readTree(page, "mark")).toEqual([]);
});

test("who asks for it has marks in the whole text, and new ones as colleagues make them", async ({
  ana,
  ben,
  team,
}) => {
  await note(ana, team.report, WORDS.condemned, "Strong.");
  const { page } = ana;
  await page.goto("/profile");
  await page.getByLabel("Mark highlights in the text for screen readers").click();
  await expect
    .poll(async () => bodyOf<{ settings: object }>(await ana.api.get("/me")).settings)
    .toMatchObject({ markedText: true });
  const room = new ReadingRoom(page);
  await room.open(team.report);
  await expect
    .poll(async () => (await readTree(page, "mark")).map(({ text }) => text))
    .toEqual([WORDS.condemned]);
  await note(ben, team.report, WORDS.gabon);
  await expect
    .poll(async () => (await readTree(page, "mark")).map(({ text }) => text))
    .toEqual([WORDS.condemned, WORDS.gabon]);
  await room.reveal(WORDS.gabon);
  await expect
    .poll(async () => (await readTree(page, "mark")).at(-1)?.details)
    .toEqual([`comment: Note by Ben Okafor on “${WORDS.gabon}”`]);
});

test("what colleagues do is said politely, to those who have not switched it off", async ({
  ana,
  ben,
  join,
  team,
}) => {
  const carla = await join("commenter", "Carla Commenter");
  bodyOf(await carla.api.patch("/me", { settings: { announce: false } }));
  const anas = new ReadingRoom(ana.page);
  const carlas = new ReadingRoom(carla.page);
  const bens = new ReadingRoom(ben.page);
  for (const room of [anas, carlas, bens]) await room.open(team.report);
  const said = (room: ReadingRoom, words: string) =>
    room.page.getByRole("status").filter({ hasText: words });

  await bens.comment(WORDS.gabon, "Who called on them?");
  await expect(said(anas, "Ben Okafor commented on a passage.")).toBeAttached();
  const live = await said(anas, "Ben Okafor commented on a passage.").evaluate(
    (element) => element.getAttribute("aria-live") ?? element.getAttribute("role"),
  );
  expect(["polite", "status"]).toContain(live);
  await anas.reveal(WORDS.gabon);
  await anas.reply(WORDS.gabon, "The Meeting did.");
  await expect(said(bens, "Ana Alvarez replied.")).toBeAttached();
  await bens.note(WORDS.gabon).getByRole("button", { name: "Resolve" }).click();
  await expect(said(anas, "Ben Okafor resolved 1 thread.")).toBeAttached();
  await expect(said(anas, "Ana Alvarez")).toHaveCount(0);
  await carlas.reveal(WORDS.gabon);
  await expect(carlas.note(WORDS.gabon)).toContainText("Resolved by Ben Okafor");
  await expect(said(carlas, "Ben Okafor")).toHaveCount(0);
});

test("a single-key shortcut is changed in the profile, and the room obeys", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  await page.goto("/profile");
  await page.getByText("Every command and its key").click();
  await page.getByRole("button", { name: "Change the key for “Highlight the selection”" }).click();
  await page.keyboard.press("c");
  await expect(
    page.getByRole("alert").filter({ hasText: "“Comment on the selection” has this key" }),
  ).toBeVisible();
  await page.keyboard.press("9");
  await expect(
    page.getByText("“Highlight the selection” is now on 9.", { exact: true }),
  ).toBeVisible();

  const room = new ReadingRoom(page);
  await room.open(team.report);
  await room.select(WORDS.gabon);
  await expect(room.toolbar.getByRole("button", { name: /^Highlight 9/ })).toBeVisible();
  await page.keyboard.press("h");
  await expect(room.toolbar).toBeVisible();
  await page.keyboard.press("9");
  await expect(room.note(WORDS.gabon)).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 note" })).toBeVisible();
});

test("single-key shortcuts are switched off, and keys then mean nothing in the room", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  await page.goto("/profile");
  await page.getByRole("switch", { name: "Single-key shortcuts" }).click();
  await expect
    .poll(async () => bodyOf<{ settings: object }>(await ana.api.get("/me")).settings)
    .toMatchObject({ singleKeys: false });
  const room = new ReadingRoom(page);
  await room.open(team.report);
  await room.select(WORDS.gabon);
  await expect(room.toolbar.getByRole("button", { name: "Highlight", exact: true })).toBeVisible();
  for (const key of ["h", "c", "l", "/", "?", "m"]) await page.keyboard.press(key);
  await room.toolbar.getByRole("button", { name: "Highlight", exact: true }).click();
  await expect(room.note(WORDS.gabon)).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 note" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "Beside the text" })).toBeChecked();
  await expect(page.getByRole("search")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(room.note(WORDS.gabon)).toHaveCount(0);
});
