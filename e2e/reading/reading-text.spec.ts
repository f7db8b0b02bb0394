import { annotate } from "../support/annotate";
import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

test("a passage is highlighted with a label of the team, and its labels change afterwards", async ({
  ana,
  ben,
  team,
}) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  const note = anas.note(WORDS.condemned);

  await test.step("the toolbar offers the team's labels by their colours", async () => {
    await anas.select(WORDS.condemned);
    await expect(anas.toolbar.getByRole("button", { name: /^Highlight as/ })).toHaveCount(4);
    await anas.toolbar.getByRole("button", { name: "Highlight as Concern" }).click();
    await expect(note).toContainText("Concern");
    await expect(bens.note(WORDS.condemned)).toContainText("Concern");
    await expect.poll(() => bens.painted.stylesOf(WORDS.condemned)).toEqual(["rose-0"]);
  });
  await test.step("another label on, the first off", async () => {
    await note.getByRole("button", { name: "Labels" }).click();
    await ana.page.getByRole("menuitemcheckbox", { name: "Question" }).click();
    await ana.page.getByRole("menuitemcheckbox", { name: "Concern" }).click();
    await ana.page.keyboard.press("Escape");
    for (const room of [anas, bens]) {
      await expect(room.note(WORDS.condemned)).toContainText("Question");
      await expect(room.note(WORDS.condemned)).not.toContainText("Concern");
    }
    await expect.poll(() => bens.painted.stylesOf(WORDS.condemned)).toEqual(["sky-0"]);
  });
  await test.step("without any label it is still painted", async () => {
    await note.getByRole("button", { name: "Labels" }).click();
    await ana.page.getByRole("menuitemcheckbox", { name: "Question" }).click();
    await ana.page.keyboard.press("Escape");
    await expect.poll(() => bens.painted.stylesOf(WORDS.condemned)).toEqual(["neutral-0"]);
  });
  await test.step("the label given last is the next one's", async () => {
    await anas.highlight(WORDS.gabon);
    await expect(anas.note(WORDS.gabon)).toContainText("Concern");
  });
});

test("overlapping highlights are told apart, and a click on them offers them all", async ({
  ana,
  ben,
  team,
}) => {
  const overlapping = "disarmament goals of the CCM and stated that it is";
  await annotate(ana, team.report, WORDS.supports, { labels: ["Commitment"] });
  await annotate(ben, team.report, overlapping, {
    labels: ["Concern"],
    comment: "Since when?",
  });
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await room.reveal(WORDS.supports);

  await test.step("each is underlined at a height of its own", async () => {
    await expect.poll(() => room.painted.stylesOf(WORDS.supports)).toEqual(["mint-0"]);
    await expect.poll(() => room.painted.stylesOf(overlapping)).toEqual(["rose-1"]);
  });
  await test.step("the ground of both is that of neither", async () => {
    const grounds = [
      await room.painted.groundOf("supports the spirit"),
      await room.painted.groundOf("disarmament goals"),
      await room.painted.groundOf("and stated that it is"),
      await room.painted.groundOf("Vietnam stated"),
    ];
    expect(new Set(grounds).size, grounds.join(" / ")).toBe(4);
  });
  await test.step("a click offers both", async () => {
    await room.clickWords("disarmament goals");
    const offer = ana.page.getByRole("dialog", { name: "2 notes here" });
    await expect(offer.getByRole("button")).toHaveCount(2);
    await expect(offer.getByRole("button", { name: /Ana Alvarez.*Commitment/ })).toBeVisible();
    await offer.getByRole("button", { name: /Ben Okafor.*Concern.*1 comment/ }).click();
    await expect(offer).toBeHidden();
    await expect(room.note(overlapping)).toBeFocused();
    await expect(room.note(overlapping).getByLabel("Reply", { exact: true })).toBeVisible();
  });
  await test.step("where only one lies, a click opens it", async () => {
    await room.clickWords("supports the spirit");
    await expect(room.note(WORDS.supports)).toBeFocused();
    await expect(ana.page.getByRole("dialog")).toHaveCount(0);
  });
  await test.step("a click beside them closes it", async () => {
    await room.clickWords("Malaysia stated");
    await expect(room.note(WORDS.supports).getByLabel("Comment", { exact: true })).toBeHidden();
  });
});

test("an open note covers none of its neighbours", async ({ ana, team }) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await room.comment(WORDS.gabon, "How far?");
  await room.highlight(WORDS.malaysia);
  const field = room.note(WORDS.malaysia).getByLabel("Comment", { exact: true });
  await expect(field).toBeVisible();
  await expect
    .poll(async () => {
      const above = await room.note(WORDS.malaysia).boundingBox();
      const below = await room.note(WORDS.gabon).boundingBox();
      return (below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0);
    })
    .toBeGreaterThan(0);
});

test("the range of a highlight is changed by mouse, and a colleague's window follows", async ({
  ana,
  ben,
  team,
}) => {
  await annotate(ana, team.report, WORDS.gabon, { comment: "How far?" });
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  await Promise.all([anas.reveal(WORDS.gabon), bens.reveal(WORDS.gabon)]);

  await anas.chooseFor(WORDS.gabon, "Move the passage");
  await anas.dragEdge("End", "within the United Nations");
  await anas.dragEdge("Start", "Gabon");
  await ana.page.getByRole("button", { name: "Done" }).click();

  const longer = "expressed its willingness to play an active role within the United Nations";
  for (const room of [anas, bens]) {
    await expect(room.note(longer).locator("blockquote")).toHaveText(longer);
    await expect(room.note(longer)).toContainText("How far?");
    await expect
      .poll(() => room.painted.all())
      .toContainEqual({
        style: "neutral-0",
        words: longer,
      });
  }
});

test("the range of a highlight is changed by keys, or left as it was", async ({
  ana,
  ben,
  team,
}) => {
  await annotate(ana, team.report, WORDS.gabon);
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  await Promise.all([anas.reveal(WORDS.gabon), bens.reveal(WORDS.gabon)]);
  const { keyboard } = ana.page;

  await anas.note(WORDS.gabon).press("Enter");
  await test.step("Escape gives the change up", async () => {
    await keyboard.press("m");
    await expect(ana.page.getByRole("slider", { name: "End" })).toBeFocused();
    await keyboard.press("ArrowRight");
    await keyboard.press("Escape");
    await expect(ana.page.getByRole("slider")).toHaveCount(0);
    await expect(anas.note(WORDS.gabon).locator("blockquote")).toHaveText(WORDS.gabon);
  });
  await test.step("arrows move by words, with Shift by characters; Enter keeps it", async () => {
    await keyboard.press("m");
    await expect(ana.page.getByRole("slider", { name: "End" })).toBeFocused();
    await keyboard.press("ArrowRight");
    await keyboard.press("Shift+ArrowLeft");
    await keyboard.press("Shift+Tab");
    await expect(ana.page.getByRole("slider", { name: "Start" })).toBeFocused();
    await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    const moved = "its willingness to play an active role withi";
    for (const room of [anas, bens]) {
      await expect(room.note(moved).locator("blockquote")).toHaveText(moved);
    }
  });
});
