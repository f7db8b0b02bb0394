import { bodyOf } from "../support/api-client";
import { expectAccessible, expectAccessibleHere } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import { ReadingRoom } from "../pages/reading-room";
import { Statements } from "../pages/statements";
import { addShortReport } from "../support/short-report";

test.beforeEach(() => test.slow());

/** The words of the report stay what they are while something opens beside them. */
const TEXT = '[role="region"][aria-label="Text of the report"]';

test("axe finds nothing on statements, read and corrected", async ({ ana, team }) => {
  const report = await addShortReport(ana, team);
  const { page } = ana;
  const statements = new Statements(page);
  await new ReadingRoom(page).open(report);
  await statements.row("Malaysia", "proposed").click();
  await expectAccessibleHere(page, "a proposed statement", TEXT);
  await statements.button("Confirm").click();
  await expect(statements.card).toContainText("Confirmed by");
  await statements.button("Correct").click();
  await statements.card.getByRole("combobox", { name: "Actor", exact: true }).fill("v");
  await expect(page.getByRole("option", { name: /Vietnam/ })).toBeVisible();
  await expectAccessibleHere(page, "correcting a statement", TEXT);
});

test("axe finds nothing on the team's actors", async ({ ana, team }) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}/actors`);
  await expect(page.getByText("No actors yet")).toBeVisible();
  await expectAccessible(page, "no actors");
  const statuses = [{ what: "Observer", since: "2011-09" }];
  const path = `/teams/${team.id}/actors`;
  const vietnam = { name: "Viet Nam", kind: "state", isoA3: "VNM", aliases: ["Vietnam"] };
  bodyOf(await ana.api.post(path, { ...vietnam, groups: ["ASEAN"], statuses }));
  bodyOf(await ana.api.post(path, { name: "CMC", kind: "coalition", notes: "Ask Lynn." }));
  await page.reload();
  await expect(page.getByRole("row", { name: /Viet Nam/ })).toBeVisible();
  await expectAccessible(page, "actors");
  await page.getByRole("button", { name: "Actions for Viet Nam" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await expectAccessible(page, "editing an actor");
});
