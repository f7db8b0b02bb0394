import { expect, test } from "./support/fixtures";
import { KeyboardUser } from "./support/keyboard-user";
import { ReadingRoom } from "./pages/reading-room";
import { Statements } from "./pages/statements";
import { addShortReport } from "./support/short-report";

test("who says what is settled together: everybody sees it at once, it is undone, and it stays", async ({
  ana,
  ben,
  team,
}) => {
  const report = await addShortReport(ana, team);
  const [anas, bens] = [new Statements(ana.page), new Statements(ben.page)];
  const room = new ReadingRoom(ana.page);
  await Promise.all([room.open(report), new ReadingRoom(ben.page).open(report)]);
  await expect(bens.outline).toContainText("0 of 3 confirmed");

  await test.step("a correction and a confirmation arrive in the other window", async () => {
    await anas.row("Vietnam", "proposed").click();
    await anas.give("Viet Nam");
    await expect(anas.card).toHaveAccessibleName("Statement of Viet Nam");
    await expect(anas.card).toContainText("Confirmed by Ana Alvarez");
    await anas.button("Next statement").click();
    await anas.button("Confirm").click();
    await expect(bens.row("Viet Nam", "confirmed")).toBeVisible();
    await expect(bens.row("Malaysia", "confirmed")).toBeVisible();
    await expect(bens.row("Gabon", "proposed")).toBeVisible();
    await expect(bens.outline).toContainText("2 of 3 confirmed");
  });

  await test.step("a rejection is taken back where it is announced", async () => {
    await bens.row("Gabon").click();
    await bens.button("Reject").click();
    await expect(anas.row("Gabon")).toHaveCount(0);
    await new ReadingRoom(ben.page)
      .toast("Rejected: Gabon.")
      .getByRole("button", { name: "Undo" })
      .click();
    await expect(anas.row("Gabon", "proposed")).toBeVisible();
  });

  await test.step("undo takes one's own last gesture back, and redo does it again", async () => {
    await ana.page.keyboard.press("Control+z");
    await expect(room.toast("Undid: confirmation of a statement")).toBeVisible();
    await expect(bens.row("Malaysia", "proposed")).toBeVisible();
    await expect(bens.row("Viet Nam", "confirmed")).toBeVisible();
    await ana.page.keyboard.press("Control+y");
    await expect(bens.row("Malaysia", "confirmed")).toBeVisible();
  });

  await test.step("a reload keeps it", async () => {
    await room.untilSaved();
    await ana.page.reload();
    await room.untilSaved();
    await expect(anas.row("Viet Nam", "confirmed")).toBeVisible();
    await expect(anas.row("Malaysia", "confirmed")).toBeVisible();
    await expect(anas.row("Gabon", "proposed")).toBeVisible();
  });
});

test("a viewer reads who says what, and changes nothing", async ({ ana, join, team }) => {
  const vera = await join("viewer", "Vera Viewer");
  const report = await addShortReport(ana, team);
  const statements = new Statements(vera.page);
  await new ReadingRoom(vera.page).open(report);
  await statements.row("Malaysia", "proposed").click();
  await expect(statements.card).toContainText("State (MYS)");
  await expect(statements.card).toContainText("from the occasion");
  await expect(statements.button("Confirm")).toHaveCount(0);
  await expect(statements.button("Correct")).toHaveCount(0);
  for (const key of ["o", "x", "a", "M"]) await vera.page.keyboard.press(key);
  await expect(statements.row("Malaysia", "proposed")).toBeVisible();
  await expect(statements.outline).toContainText("0 of 3 confirmed");
});

test("all of it is done by keys alone", async ({ ana, team }) => {
  const report = await addShortReport(ana, team);
  const statements = new Statements(ana.page);
  const room = new ReadingRoom(ana.page);
  const user = new KeyboardUser(ana.page);
  await room.open(report);
  await expect(statements.row("Vietnam", "proposed")).toBeVisible();

  await test.step("from one that waits to the next, confirming and rejecting", async () => {
    await user.press("q");
    await expect(statements.card).toBeFocused();
    await expect(statements.card).toHaveAccessibleName("Statement of Vietnam");
    await user.press("o", "q");
    await expect(statements.card).toHaveAccessibleName("Statement of Malaysia");
    await user.press("x");
    await expect(statements.card).toHaveAccessibleName("Statement of Gabon");
    await expect(statements.row("Malaysia")).toHaveCount(0);
  });

  await test.step("an actor is chosen from those of the report", async () => {
    await user.press("a");
    const actor = statements.card.getByRole("combobox", { name: "Actor", exact: true });
    await expect(actor).toBeFocused();
    await user.type("viet");
    await user.press("ArrowDown", "Enter");
    await expect(actor).toHaveValue("Vietnam");
    await user.press("Enter");
    await expect(statements.row("Vietnam", "confirmed")).toHaveCount(2);
    await expect(statements.card).toBeFocused();
  });

  await test.step("Escape leads to the passage, and a selection there splits the statement", async () => {
    await user.press("Escape");
    const passage = ana.page.locator("[data-start]").filter({ hasText: "Gabon expressed its" });
    await expect(passage).toBeFocused();
    await user.press("w");
    await expect(statements.card).toBeFocused();
    await user.press("Escape");
    for (let word = 0; word < 4; word += 1) await user.press("ArrowRight");
    await user.press("w", "d");
    await expect(statements.row("Vietnam", "confirmed")).toHaveCount(3);
    await user.press("Control+z");
    await expect(room.toast("Undid: split of a statement")).toBeVisible();
    await expect(statements.row("Vietnam", "confirmed")).toHaveCount(2);
  });

  await test.step("a passage that nobody proposed becomes a statement", async () => {
    await user.press("Escape");
    await room.select("strongly condemned the use of cluster munitions");
    await user.press("W");
    await expect(statements.card).toHaveAccessibleName("New statement");
    await user.type("States Parties");
    await user.press("Enter");
    await expect(statements.row("States Parties", "confirmed")).toBeVisible();
  });
});
