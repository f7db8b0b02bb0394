import { bodyOf } from "./api-client";
import { expect, test } from "./fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { WORDS } from "./sample-words";

/** What a colleague sees after the author has read "Saved". */
const WITHIN_A_SECOND = { timeout: 1_000 };

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
    await expect(bens.note(WORDS.condemned)).toBeVisible(WITHIN_A_SECOND);
    await expect(bens.note(WORDS.condemned)).toHaveAccessibleName(/Ana Alvarez/);
  });
  await test.step("a comment of the other", async () => {
    await bens.comment(WORDS.malaysia, "Is this a *commitment*?");
    await bens.untilSaved();
    await expect(anas.note(WORDS.malaysia)).toContainText("Is this a commitment?", WITHIN_A_SECOND);
  });
  await test.step("a reply", async () => {
    await anas.reply(WORDS.malaysia, "Hardly.");
    await anas.untilSaved();
    await bens.note(WORDS.malaysia).click();
    await expect(bens.note(WORDS.malaysia)).toContainText("Hardly.", WITHIN_A_SECOND);
  });
  await test.step("resolved, and reopened by the other", async () => {
    await anas.note(WORDS.malaysia).getByRole("button", { name: "Resolve" }).click();
    await anas.untilSaved();
    await expect(bens.note(WORDS.malaysia)).toContainText(
      "Resolved by Ana Alvarez",
      WITHIN_A_SECOND,
    );
    await bens.note(WORDS.malaysia).getByRole("button", { name: "Reopen" }).click();
    await bens.untilSaved();
    await expect(anas.note(WORDS.malaysia)).not.toContainText("Resolved by", WITHIN_A_SECOND);
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

  await expect(anas.people).toHaveAccessibleName(/1 colleague here: Ben Okafor/, WITHIN_A_SECOND);
  await expect(bens.people).toHaveAccessibleName(/1 colleague here: Ana Alvarez/, WITHIN_A_SECOND);

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
  const { text } = await ana.api.get(`/reports/${team.report}/text`);
  const start = text.indexOf(WORDS.gabon);
  bodyOf(
    await ana.api.post(`/reports/${team.report}/annotations`, {
      start,
      end: start + WORDS.gabon.length,
      comment: "By a program.",
    }),
  );
  await expect(room.note(WORDS.gabon)).toContainText("By a program.", WITHIN_A_SECOND);
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
  await expect(first.note(WORDS.gabon)).toContainText("From the second tab.");
  await expect(bens.note(WORDS.gabon)).toContainText("From the second tab.");

  await second.page.close();
  await expect(bens.people).toHaveAccessibleName(/1 colleague here: Ana Alvarez/);
});

test("a colleague can be followed through the text", async ({ ana, ben, team }) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  await ben.page.getByRole("button", { name: "Follow Ana Alvarez" }).click();
  await expect(ben.page.getByText("Following Ana Alvarez").first()).toBeVisible();
  const last = ana.page.getByRole("heading", { name: /Interpretive issues|Obstacles/i }).first();
  await last.scrollIntoViewIfNeeded();
  await expect(
    bens.text.getByRole("heading", { name: /Interpretive issues|Obstacles/i }).first(),
  ).toBeInViewport();
});
