import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { WORDS } from "../support/sample-words";

test("one's own edits are undone and redone, one by one, and a colleague's are left alone", async ({
  ana,
  ben,
  team,
}) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  const { keyboard } = ana.page;
  const undo = ana.page.getByRole("button", { name: "Undo", exact: true }).first();
  const redo = ana.page.getByRole("button", { name: "Redo", exact: true });
  const anasNote = anas.note(WORDS.malaysia);
  const bensNote = bens.note(WORDS.malaysia);
  await expect(undo).toBeDisabled();
  await expect(redo).toBeDisabled();

  await test.step("Ana makes, labels, comments; Ben writes in between", async () => {
    await anas.select(WORDS.malaysia);
    await anas.toolbar.getByRole("button", { name: "Highlight without a label" }).click();
    await anasNote.getByRole("button", { name: "Labels" }).click();
    await ana.page.getByRole("menuitemcheckbox", { name: "To check" }).click();
    await keyboard.press("Escape");
    await bens.reveal(WORDS.malaysia);
    await bensNote.press("Enter");
    await bensNote.getByLabel("Comment", { exact: true }).fill("Ben was here.");
    await bensNote.getByLabel("Comment", { exact: true }).press("Control+Enter");
    await expect(anasNote).toContainText("Ben was here.");
    await anasNote.getByLabel("Reply", { exact: true }).fill("So was Ana.");
    await anasNote.getByLabel("Reply", { exact: true }).press("Control+Enter");
    await expect(bensNote).toContainText("So was Ana.");
  });
  await test.step("undo takes the comment back, then the label, and Ben's words stay", async () => {
    await keyboard.press("Control+z");
    await expect(anas.toast("Undid: reply")).toBeVisible();
    await expect(bensNote).toContainText("Ana Alvarez deleted this comment.");
    await undo.click();
    await expect(anas.toast("Undid: label")).toBeVisible();
    await expect(bensNote).not.toContainText("To check");
    await expect(bensNote).toContainText("Ben was here.");
  });
  await test.step("redo brings them back in the same order", async () => {
    await keyboard.press("Control+Shift+z");
    await expect(anas.toast("Redid: label")).toBeVisible();
    await expect(bensNote).toContainText("To check");
    await redo.click();
    await expect(bensNote).toContainText("So was Ana.");
    await expect(redo).toBeDisabled();
  });
  await test.step("undoing the highlight leaves what Ben said about it", async () => {
    for (let step = 0; step < 3; step += 1) await undo.click();
    await expect(undo).toBeDisabled();
    await expect(bens.notes).toContainText("Ana Alvarez removed the highlight.");
    await expect(bens.notes).toContainText("Ben was here.");
    await expect.poll(() => bens.painted.all()).toEqual([]);
  });
  await test.step("and redo paints it again", async () => {
    await redo.click();
    await expect(bensNote).toContainText("Ben was here.");
    await expect(bens.notes).not.toContainText("removed the highlight");
  });
});

test("a change of a passage and a deletion are undone and redone", async ({ ana, ben, team }) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  const { keyboard } = ana.page;
  await bens.reveal(WORDS.gabon);
  await anas.comment(WORDS.gabon, "How far?");
  const longer = `${WORDS.gabon} within the`;

  await anas.note(WORDS.gabon).press("m");
  await expect(ana.page.getByRole("slider", { name: "End" })).toBeFocused();
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await expect(bens.note(longer)).toBeVisible();
  await keyboard.press("Control+z");
  await expect(bens.note(longer)).toHaveCount(0);
  await expect(bens.note(WORDS.gabon)).toContainText("How far?");
  await keyboard.press("Control+y");
  await expect(bens.note(longer)).toBeVisible();

  await test.step("Ben's own undo has nothing to take back", async () => {
    await ben.page.keyboard.press("Control+z");
    await expect(bens.toast("Nothing to undo.")).toBeVisible();
    await expect(bens.note(longer)).toBeVisible();
  });
  await test.step("a deletion, which leaves what was said", async () => {
    const gone = "removed the highlight";
    await anas.chooseFor(longer, "Delete");
    await expect(bens.note(longer)).toContainText(gone);
    await anas.toast("Note deleted.").getByRole("button", { name: "Undo" }).click();
    await expect(bens.note(longer)).not.toContainText(gone);
    await keyboard.press("Control+z");
    await expect(bens.note(longer)).toContainText(gone);
    await keyboard.press("Control+z");
    await expect(bens.note(longer)).not.toContainText(gone);
    await expect(bens.note(longer)).toContainText("How far?");
  });
});

test("what a colleague has changed since is not undone, and that is said", async ({
  ana,
  ben,
  team,
}) => {
  const anas = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([anas.open(team.report), bens.open(team.report)]);
  await anas.comment(WORDS.gabon, "Settled?");
  await anas.note(WORDS.gabon).press("e");
  await bens.reveal(WORDS.gabon);
  await expect(bens.note(WORDS.gabon)).toContainText("Resolved by Ana Alvarez");
  await bens.note(WORDS.gabon).press("Enter");
  await bens.note(WORDS.gabon).press("e");
  await expect(anas.note(WORDS.gabon)).not.toContainText("Resolved by");
  await bens.note(WORDS.gabon).press("e");
  await expect(anas.note(WORDS.gabon)).toContainText("Resolved by Ben Okafor");

  await ana.page.keyboard.press("Control+z");
  await expect(
    anas.toast("Left as it is, because somebody else has changed it since."),
  ).toBeVisible();
  await expect(bens.note(WORDS.gabon)).toContainText("Resolved by Ben Okafor");
});
