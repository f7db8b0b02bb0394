import { annotate } from "./support/annotate";
import { bodyOf } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { WORDS } from "./support/sample-words";

test("two people see each other's highlights, comments, replies and states", async ({
  ana,
  ben,
  team,
}) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);

  await test.step("a highlight", async () => {
    await anas.highlight(WORDS.condemned);
    await anas.untilSaved();
    await expect(bens.note(WORDS.condemned)).toBeVisible();
    await expect(bens.note(WORDS.condemned)).toHaveAccessibleName(/Ana Alvarez/);
  });
  await test.step("a comment of the other", async () => {
    await bens.comment(WORDS.malaysia, "Is this a *commitment*?");
    await bens.untilSaved();
    await anas.reveal(WORDS.malaysia);
    await expect(anas.note(WORDS.malaysia)).toContainText("Is this a commitment?");
  });
  await test.step("a reply", async () => {
    await anas.reply(WORDS.malaysia, "Hardly.");
    await anas.untilSaved();
    await bens.note(WORDS.malaysia).click();
    await expect(bens.note(WORDS.malaysia)).toContainText("Hardly.");
  });
  await test.step("resolved, and reopened by the other", async () => {
    await anas.note(WORDS.malaysia).getByRole("button", { name: "Resolve" }).click();
    await anas.untilSaved();
    await expect(bens.note(WORDS.malaysia)).toContainText("Resolved by Ana Alvarez");
    await bens.note(WORDS.malaysia).getByRole("button", { name: "Reopen" }).click();
    await bens.untilSaved();
    await expect(anas.note(WORDS.malaysia)).not.toContainText("Resolved by");
  });
});

test("who is here is seen, where they select, where they write, and when they leave", async ({
  ana,
  ben,
  team,
}) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await anas.open(team.report);
  await anas.comment(WORDS.gabon, "Who asked them to?");
  await bens.open(team.report);
  await bens.reveal(WORDS.gabon);

  await expect(anas.people).toHaveAccessibleName(/1 colleague here: Ben Okafor/);
  await expect(bens.people).toHaveAccessibleName(/1 colleague here: Ana Alvarez/);

  await bens.note(WORDS.gabon).click();
  await bens.note(WORDS.gabon).getByLabel("Reply", { exact: true }).pressSequentially("The UN");
  await expect(anas.note(WORDS.gabon)).toContainText("Ben Okafor is typing…");
  await bens.note(WORDS.gabon).getByLabel("Reply", { exact: true }).fill("");
  await expect(anas.note(WORDS.gabon)).not.toContainText("is typing…");

  await ben.page.close();
  await expect(anas.people).toHaveAccessibleName(/Nobody else/);
});

test("an annotation that is posted through the API appears in open windows", async ({
  ana,
  ben,
  team,
}) => {
  const room = new ReadingRoom(ben.page);
  await room.open(team.report);
  await room.reveal(WORDS.gabon);
  const { text } = await ana.api.get(`/reports/${team.report}/text`);
  const start = text.indexOf(WORDS.gabon);
  bodyOf(
    await ana.api.post(`/reports/${team.report}/annotations`, {
      start,
      end: start + WORDS.gabon.length,
      comment: "By a program.",
    }),
  );
  await expect(room.note(WORDS.gabon)).toContainText("By a program.");
  await expect(room.note(WORDS.gabon)).toHaveAccessibleName(/Ana Alvarez/);
});

test("two tabs of one person are one person, and both keep up", async ({ ana, ben, team }) => {
  const first = new ReadingRoom(ana.page);
  const second = new ReadingRoom(await ana.context.newPage());
  const bens = new ReadingRoom(ben.page);
  await Promise.all([first.open(team.report), second.open(team.report), bens.open(team.report)]);
  await expect(bens.people).toHaveAccessibleName(/1 colleague here: Ana Alvarez/);

  await first.comment(WORDS.condemned, "From the first tab.");
  await expect(second.note(WORDS.condemned)).toContainText("From the first tab.");
  await second.comment(WORDS.gabon, "From the second tab.");
  await Promise.all([first.reveal(WORDS.gabon), bens.reveal(WORDS.gabon)]);
  await expect(first.note(WORDS.gabon)).toContainText("From the second tab.");
  await expect(bens.note(WORDS.gabon)).toContainText("From the second tab.");

  await second.page.close();
  await expect(bens.people).toHaveAccessibleName(/1 colleague here: Ana Alvarez/);
});

test("a colleague's selection is seen in their colour, and where they read in the outline", async ({
  ana,
  ben,
  team,
}) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  const { colour } = bodyOf<{ colour: string }>(await ben.api.get("/me"));
  await anas.reveal(WORDS.gabon);

  await bens.select(WORDS.gabon);
  await expect.poll(() => anas.painted.stylesOf(WORDS.gabon)).toEqual([`person-${colour}`]);
  await expect(ana.page.getByText("Ben Okafor", { exact: true })).toBeInViewport();
  await expect.poll(() => bens.painted.all()).toEqual([]);
  await ben.page.keyboard.press("Escape");
  await expect.poll(() => anas.painted.all()).toEqual([]);

  const outline = ana.page.getByRole("navigation", { name: "Outline" });
  await bens.goTo("Universalisation efforts");
  await expect(outline.getByRole("button", { name: /^Universalisation efforts/ })).toContainText(
    "BO",
  );
  await expect(outline.getByRole("img", { name: "Ben Okafor reads here" })).toHaveCount(1);
});

test.describe("where things glide", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  test("a colleague can be followed through the text, until Escape or one's own scrolling", async ({
    ana,
    ben,
    team,
  }) => {
    const anas = new ReadingRoom(ana.page);
    const bens = new ReadingRoom(ben.page);
    await Promise.all([anas.open(team.report), bens.open(team.report)]);
    const banner = ben.page.getByText("Following Ana Alvarez");
    const heading = (name: string) => bens.text.getByRole("heading", { name });
    const anaReads = (section: string) =>
      ben.page
        .getByRole("navigation", { name: "Outline" })
        .getByRole("button", { name: new RegExp(`^${section}.*Ana Alvarez reads here`) });

    await ben.page.getByRole("button", { name: "Follow Ana Alvarez" }).click();
    await expect(banner).toBeVisible();
    await anas.goTo("Universalisation efforts");
    await expect(heading("Universalisation efforts")).toBeInViewport();
    await anas.goTo("Obstacles for accession");
    await expect(heading("Obstacles for accession")).toBeInViewport();

    await test.step("Escape stops it: Ben stays, and sees where Ana goes", async () => {
      await ben.page.keyboard.press("Escape");
      await expect(banner).toHaveCount(0);
      const { y } = await bens.boxOf("Obstacles for accession");
      await anas.goTo("Positions on the negotiations under the CCW");
      await expect(anaReads("Positions on the negotiations")).toBeVisible();
      expect((await bens.boxOf("Obstacles for accession")).y).toBe(y);
    });
    await test.step("so does Ben's own scrolling", async () => {
      await ben.page.getByRole("button", { name: "Follow Ana Alvarez" }).click();
      await expect(banner).toBeVisible();
      await expect(heading("Positions on the negotiations under the CCW")).toBeInViewport();
      await ben.page.mouse.move(600, 400);
      await ben.page.mouse.wheel(0, 40);
      await expect(banner).toHaveCount(0);
    });
    await test.step("and it ends when Ana leaves", async () => {
      await ben.page.getByRole("button", { name: "Follow Ana Alvarez" }).click();
      await expect(banner).toBeVisible();
      await ana.page.close();
      await expect(bens.toast("You read by yourself again.")).toBeVisible();
      await expect(banner).toHaveCount(0);
    });
  });

  test("nothing jumps when colleagues write: not the text, not the note, not the field", async ({
    ana,
    ben,
    team,
  }) => {
    await annotate(ben, team.report, WORDS.malaysia, { comment: "How soon?" });
    const room = new ReadingRoom(ben.page);
    await room.open(team.report);
    await room.reveal(WORDS.malaysia);
    const note = room.note(WORDS.malaysia);
    await note.press("Enter");
    const field = note.getByLabel("Reply", { exact: true });
    await field.fill("Half a thou");
    const places = async () => ({
      text: (await room.boxOf(WORDS.malaysia)).y,
      note: (await note.boundingBox())?.y,
      field: (await field.boundingBox())?.y,
      scrolled: await ben.page.evaluate(() => window.scrollY),
    });
    await expect.poll(async () => (await places()).note).toBeDefined();
    const before = await places();

    await annotate(ana, team.report, WORDS.condemned, { comment: "Far above." });
    for (const words of [WORDS.supports, WORDS.notYet, WORDS.obligations, WORDS.victims])
      await annotate(ana, team.report, words, {
        comment: "Right above, and on several lines. ".repeat(4),
      });
    await annotate(ana, team.report, WORDS.gabon, { comment: "Below." });
    await expect(room.notes).toContainText("7 notes");
    await expect(room.note(WORDS.gabon)).toBeVisible();

    expect(await places()).toEqual(before);
    await expect(field).toBeFocused();
    await ben.page.keyboard.type("ght.");
    await expect(field).toHaveValue("Half a thought.");
  });
});
