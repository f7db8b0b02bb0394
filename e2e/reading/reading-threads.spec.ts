import { annotate } from "../support/annotate";
import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

test("a thread is answered, edited, reacted to, and outlives its first comment", async ({
  ana,
  ben,
  team,
}) => {
  await annotate(ana, team.report, WORDS.condemned, { comment: "Who voted against?" });
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  const anasNote = anas.note(WORDS.condemned);
  const bensNote = bens.note(WORDS.condemned);
  await bens.reply(WORDS.condemned, "Nobody did.");
  await anasNote.click();
  await expect(anasNote).toContainText("Nobody did.");

  await test.step("an edited comment says so", async () => {
    await anas.chooseForComment(WORDS.condemned, "Who voted against?", "Edit");
    const field = anasNote.getByLabel("Change your comment");
    await expect(field).toHaveValue("Who voted against?");
    await field.fill("Who abstained?");
    await anasNote.getByRole("button", { name: "Save" }).click();
    for (const note of [anasNote, bensNote]) {
      await expect(note).toContainText("Who abstained?");
      await expect(note).not.toContainText("Who voted against?");
      await expect(note).toContainText(/edited/);
    }
  });
  await test.step("nobody else's comment can be edited", async () => {
    await anas.openCommentMenu(WORDS.condemned, "Nobody did.");
    await expect(ana.page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
    await expect(ana.page.getByRole("menuitem", { name: "Edit" })).toHaveCount(0);
    await ana.page.keyboard.press("Escape");
  });
  await test.step("reactions are counted and taken back", async () => {
    await anas.comments(WORDS.condemned).filter({ hasText: "Nobody did." }).hover();
    await anas
      .comments(WORDS.condemned)
      .filter({ hasText: "Nobody did." })
      .getByRole("button", { name: "React" })
      .click();
    await ana.page.getByRole("button", { name: "🎉" }).last().click();
    await bensNote.getByRole("button", { name: "🎉 Ana Alvarez" }).click();
    await anasNote.getByRole("button", { name: "🎉 you and Ben Okafor" }).click();
    await expect(bensNote.getByRole("button", { name: /^🎉/ })).toHaveAccessibleName("🎉 you");
  });
  await test.step("a deleted first comment keeps its replies", async () => {
    await anas.chooseForComment(WORDS.condemned, "Who abstained?", "Delete");
    for (const note of [anasNote, bensNote]) {
      await expect(note).toContainText("Ana Alvarez deleted this comment.");
      await expect(note).not.toContainText("Who abstained?");
      await expect(note).toContainText("Nobody did.");
    }
  });
  await test.step("and comes back where the deletion is taken back", async () => {
    await anas.toast("Comment deleted.").getByRole("button", { name: "Undo" }).click();
    await expect(bensNote).toContainText("Who abstained?");
  });
});

test("a deleted highlight keeps what colleagues said about it", async ({ ana, ben, team }) => {
  await annotate(ben, team.report, WORDS.condemned);
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  const note = anas.note(WORDS.condemned);
  await note.click();
  await note.getByLabel("Comment", { exact: true }).fill("Worth a press note.");
  await note.getByRole("button", { name: "Send" }).click();
  await expect(bens.note(WORDS.condemned)).toContainText("Worth a press note.");

  await bens.chooseFor(WORDS.condemned, "Delete");
  await expect(anas.notes).toContainText("Ben Okafor removed the highlight. What was said stays.");
  await expect(anas.notes).toContainText("Worth a press note.");
  await expect.poll(() => anas.painted.all()).toEqual([]);
});

test("somebody is mentioned by keyboard alone, and sees it", async ({ ana, ben, team }) => {
  await annotate(ana, team.report, WORDS.condemned, { comment: "A first." });
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  const note = anas.note(WORDS.condemned);
  await note.press("Enter");
  await note.press("r");
  const field = note.getByLabel("Reply", { exact: true });
  await expect(field).toBeFocused();

  await field.pressSequentially("Ask @");
  const options = note.getByRole("option");
  await expect(options).toHaveText([/Ana Alvarez/, /Ben Okafor/, /Olga Owner/]);
  await expect(note.getByRole("option", { selected: true })).toHaveText(/Ana Alvarez/);
  await field.press("ArrowDown");
  await expect(note.getByRole("option", { selected: true })).toHaveText(/Ben Okafor/);
  await field.press("ArrowUp");
  await field.pressSequentially("be");
  await expect(options).toHaveText([/Ben Okafor/]);
  await field.press("Enter");
  await expect(field).toHaveValue("Ask @Ben Okafor ");
  await expect(options).toHaveCount(0);
  await field.pressSequentially("about that");
  await field.press("Control+Enter");

  await expect(note).toContainText("Ask @Ben Okafor about that");
  await expect(note).toBeFocused();
  await bens.note(WORDS.condemned).click();
  await expect(bens.note(WORDS.condemned).locator("[data-me]")).toHaveText("@Ben Okafor");
  await expect(note.locator("[data-me]")).toHaveCount(0);
});

test("Markdown in a comment is rendered, and nothing in it is harmful", async ({
  ana,
  ben,
  team,
}) => {
  const foreign: string[] = [];
  const dialogs: string[] = [];
  ben.page.on("request", (request) => {
    if (!request.url().startsWith(ben.api.url)) foreign.push(request.url());
  });
  ben.page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await annotate(ana, team.report, WORDS.condemned, {
    comment: [
      "# A **bold** `title`",
      "- [x] done\n- [ ] not yet",
      "<script>alert('script')</script><img src=x onerror=alert('tag')>",
      "[press](javascript:alert('link')) [data](data:text/html,<script>alert(1)</script>)",
      "[vb](vbscript:msgbox) <javascript:alert('auto')> [site](https://elsewhere.example/a)",
      "![a picture](https://elsewhere.example/pixel.png)",
      "[@Nobody](user:javascript:alert)",
    ].join("\n\n"),
  });
  const room = new ReadingRoom(ben.page);
  await room.open(team.report);
  const note = room.note(WORDS.condemned);
  await note.press("Enter");

  await expect(note.locator("strong").first()).toHaveText(/bold/);
  await expect(note.locator("code")).toHaveText("title");
  await expect(note.getByRole("heading")).toHaveCount(0);
  await expect(note).toContainText("alert('script')");
  await expect(note.locator("script, img, iframe, object, [onerror]")).toHaveCount(0);
  const addresses = await note
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(addresses).toEqual(["https://elsewhere.example/a", "https://elsewhere.example/pixel.png"]);
  for (const link of await note.getByRole("link").all()) {
    await expect(link).toHaveAttribute("rel", /noopener/);
    await expect(link).toHaveAttribute("rel", /noreferrer/);
  }
  await note.getByText("press", { exact: true }).click();
  expect(dialogs).toEqual([]);
  expect(foreign).toEqual([]);
});

test("a comment on a new passage that was not sent is offered again", async ({ ana, team }) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await room.select(WORDS.condemned);
  await ana.page.keyboard.press("c");
  await room.newComment.fill("Half a thou");
  await ana.page.reload();
  await room.untilSaved();
  await expect(room.notes).toContainText("Unsent comment Half a thou");
  await ana.page.getByRole("button", { name: "Continue" }).click();
  const field = room.newComment;
  await expect(field).toHaveValue("Half a thou");
  await field.press("End");
  await field.pressSequentially("ght.");
  await field.press("Control+Enter");
  await expect(room.note(WORDS.condemned)).toContainText("Half a thought.");
  await ana.page.reload();
  await room.untilSaved();
  await expect(room.note(WORDS.condemned)).toContainText("Half a thought.");
  await expect(room.notes).not.toContainText("Unsent comment");
});
