import { annotate } from "./support/annotate";
import { bodyOf } from "./support/api-client";
import { expectAccessibleHere } from "./support/expect-accessible";
import { expect, test, type Visitor } from "./support/fixtures";
import { KeyboardUser } from "./support/keyboard-user";
import { ReadingRoom } from "./pages/reading-room";
import { Statements } from "./pages/statements";
import { addShortReport } from "./support/short-report";

const FIRST = `# The convention

## Ghana

Ghana has ratified the convention and destroyed its stockpile. It calls on others to follow.

## Gabon

Gabon said that it will ratify the convention before the end of the year. We thank the hosts.

## Mali

Mali will host a meeting in the spring.

## Niger

Niger will vote for the resolution.
`;

/** Ghana stands, Gabon says it otherwise, its thanks are doubled, and Mali and Niger are gone. */
const SECOND = FIRST.replace(
  "of the year. We thank the hosts.",
  "of next year. We thank the hosts. We thank the hosts.",
)
  .replace(/## Mali[^]*/, "")
  .replace("## Ghana", "A foreword was added.\n\n## Ghana");

async function makeReport(by: Visitor, team: string): Promise<string> {
  const draft = { team, title: "The convention", text: FIRST, format: "md" };
  return bodyOf<{ id: string }>(await by.api.post("/reports", draft)).id;
}

test("a new edition is uploaded, its queue cleared by keyboard, and a colleague sees it", async ({
  ana,
  ben,
  team,
}) => {
  const report = await makeReport(ana, team.id);
  await annotate(ana, report, "destroyed its stockpile", { comment: "Since when?" });
  await annotate(ben, report, "will ratify the convention before the end of the year", {
    comment: "A **promise**.",
  });
  await annotate(ben, report, "We thank the hosts");
  await annotate(ana, report, "Mali will host a meeting in the spring", { comment: "Where?" });
  await annotate(ana, report, "Niger will vote for the resolution");
  const room = new ReadingRoom(ana.page);
  const bens = new ReadingRoom(ben.page);
  await Promise.all([room.open(report), bens.open(report)]);

  await test.step("Ana adds the edition from the room", async () => {
    await ana.page.getByRole("button", { name: /^Edition 1/ }).click();
    await ana.page.getByRole("menuitem", { name: "Add an edition…" }).click();
    const dialog = ana.page.getByRole("dialog", { name: "Add an edition" });
    await dialog.getByLabel("Or paste its whole text").fill(SECOND);
    await dialog.getByRole("button", { name: "Add edition" }).click();
    await expect(dialog.getByText("Edition 2 is there.")).toBeVisible();
    await expect(dialog.getByText("1 note stands where it stood")).toBeVisible();
    await expectAccessibleHere(ana.page, "an edition added");
    await dialog.getByRole("button", { name: "Review 4 passages" }).click();
  });

  await test.step("Ben's window says so, and loses nothing that is being written", async () => {
    await expect(ben.page.getByText("A new edition has come.")).toBeVisible();
    await bens.reply("destroyed its stockpile", "In 2010.");
    await bens.untilSaved();
    await ben.page.getByRole("button", { name: "Reload" }).click();
    await expect(bens.text).toContainText("A foreword was added.");
    await expect(ben.page.getByRole("button", { name: /^Review 4/ })).toBeVisible();
    await expect(bens.note("destroyed its stockpile")).toContainText("1 reply");
  });

  const panel = ana.page.getByRole("region", { name: "Review" });
  const item = panel.locator("[data-review-item]");
  await test.step("Ana goes through the queue by keyboard", async () => {
    const keyboard = new KeyboardUser(ana.page);
    await expect(item).toBeFocused();
    await expect(item).toHaveAccessibleName("Changed: note by Ben Okafor");
    await expect(panel.locator("del")).toHaveText(["the"]);
    await expect(panel.locator("ins")).toHaveText(["next"]);
    await expectAccessibleHere(ana.page, "a changed wording");
    await keyboard.press("a");

    await expect(item).toHaveAccessibleName("Several places: note by Ben Okafor");
    await expect(panel.getByText("2 of 4", { exact: true })).toBeVisible();
    await expect(panel.getByRole("button", { name: /Accept/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await expectAccessibleHere(ana.page, "several places");
    await keyboard.press("a", "2");
    await expect(panel.getByRole("button", { name: "Place 2" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await keyboard.press("m");
    await expect(panel).toBeHidden();
    await ana.page.keyboard.press("Enter");
    await expect(item).toBeFocused();

    await expect(item).toHaveAccessibleName("Not found: note by Ana Alvarez");
    await keyboard.press("d");
    await expect(panel.getByText("4 of 4", { exact: true })).toBeVisible();
    await keyboard.press("u");
    await expect(panel.getByText("3 of 4", { exact: true })).toBeVisible();
    await keyboard.press("d", "d");
    await expect(panel.getByText("Nothing to review")).toBeVisible();
    await keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await room.untilSaved();
  });

  await test.step("Ben sees it, and so does whoever reloads", async () => {
    await expect(ben.page.getByRole("button", { name: /^Review/ })).toHaveCount(0);
    await expect(bens.note("before the end of next year")).toBeVisible();
    await room.open(report);
    await expect(room.note("before the end of next year")).toContainText("A promise.");
    await expect(ana.page.getByRole("button", { name: /^Review/ })).toHaveCount(0);
  });

  await test.step("The old edition can still be read", async () => {
    await ana.page.getByRole("button", { name: /^Edition 2/ }).click();
    await ana.page.getByRole("menuitem", { name: "Edition 1" }).click();
    await expect(ana.page.getByText("This is edition 1 of 2.")).toBeVisible();
    await expect(room.text).toContainText("Niger will vote");
    await expect(room.note("before the end of the year")).toBeVisible();
    await expect(ana.page.getByLabel("Reply", { exact: true })).toHaveCount(0);
    await expectAccessibleHere(ana.page, "an old edition");
  });
});

test("confirmed statements go along into a new edition, and those that were changed are reviewed", async ({
  ana,
  ben,
  team,
}) => {
  const report = await addShortReport(ana, team);
  const { text } = await ana.api.get(`/reports/${report}/text`);
  const [anas, bens] = [new Statements(ana.page), new Statements(ben.page)];
  const room = new ReadingRoom(ana.page);
  const keyboard = new KeyboardUser(ana.page);
  await room.open(report);
  await expect(anas.row("Vietnam", "proposed")).toBeVisible();
  await keyboard.press("q", "o", "q", "q", "o");
  await expect(anas.row("Vietnam", "confirmed")).toBeVisible();
  await expect(anas.row("Gabon", "confirmed")).toBeVisible();
  await room.untilSaved();
  const next = text.replace("to play an active role", "to play a leading role");
  bodyOf(await ana.api.post(`/reports/${report}/editions`, { text: next }));
  await Promise.all([room.open(report), new ReadingRoom(ben.page).open(report)]);

  await expect(anas.row("Vietnam", "confirmed")).toBeVisible();
  await expect(bens.row("Gabon", "proposed")).toBeVisible();
  const panel = ana.page.getByRole("region", { name: "Review" });
  const item = panel.locator("[data-review-item]");
  await ana.page.getByRole("button", { name: /^Review 1/ }).click();
  await expect(item).toHaveAccessibleName("Changed: statement of Gabon");
  await expect(panel.locator("ins")).toContainText(["leading"]);
  await expectAccessibleHere(ana.page, "a changed statement");
  await keyboard.press("a");
  await expect(panel.getByText("Nothing to review")).toBeVisible();
  await expect(bens.row("Gabon", "confirmed")).toBeVisible();
  await expect(ben.page.getByRole("button", { name: /^Review/ })).toHaveCount(0);

  await keyboard.press("Control+z");
  await expect(bens.row("Gabon", "proposed")).toBeVisible();
  await expect(item).toHaveAccessibleName("Changed: statement of Gabon");
  await keyboard.press("d");
  await expect(panel.getByText("Nothing to review")).toBeVisible();
  await room.untilSaved();
});
