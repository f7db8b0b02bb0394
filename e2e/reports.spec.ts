import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { bodyOf } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";
import { WORDS } from "./support/sample-words";

const MARKDOWN = `# Statement of the *Example* Coalition

We **welcome** the draft, see [its text](https://example.org/draft).

## What we ask

- Keep article 4.
- Name a date:
  1. for stocks,
  2. for land.

> The time is now.

| Who | Says |
| --- | --- |
| Norway | yes |
`;

const chooseFiles = (page: Page, ...files: { name: string; text: string | Buffer }[]) =>
  page.locator("input[type=file]").setInputFiles(
    files.map(({ name, text }) => ({
      name,
      mimeType: name.endsWith(".md") ? "text/markdown" : "text/plain",
      buffer: Buffer.from(text),
    })),
  );

const row = (page: Page, title: string) =>
  page
    .getByRole("list", { name: "Reports of the team" })
    .getByRole("listitem")
    .filter({
      has: page.getByRole("link", { name: title, exact: true }),
    });

async function choose(page: Page, title: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${title}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("a text file becomes a report with its details, and is read as a document", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  const sample = await readFile(
    path.join(import.meta.dirname, "../samples/hi-update-ccm-2011-10.txt"),
    "utf8",
  );
  await page.goto(`/teams/${team.id}`);
  await page.getByRole("button", { name: "Add report" }).click();
  await chooseFiles(page, { name: "beirut.txt", text: sample });
  await expect(page.getByLabel("Title")).toHaveValue(
    "HI Update on the Convention on Cluster Munitions, October 2011",
  );
  await page.getByLabel("Title").fill("Beirut, once more");
  await page.getByLabel("Publisher").fill("Handicap International");
  await page.getByLabel("Published").fill("October 2011");
  await page.getByLabel("Source address").fill("https://example.org/update");
  await page.getByRole("dialog").getByRole("button", { name: "Add report" }).click();

  await expect(page).toHaveURL(/\/reports\/[0-9a-z]{12}$/);
  const room = new ReadingRoom(page);
  await room.untilSaved();
  await expect(room.text.locator("pre")).toHaveCount(0);
  await expect(
    room.text.getByRole("heading", { level: 2, name: "Universalisation efforts" }),
  ).toBeVisible();
  await expect(room.text.getByRole("listitem").filter({ hasText: WORDS.gabon })).toBeVisible();
  await expect(
    room.text.getByRole("paragraph").filter({ hasText: "In a closing statement, Japan" }),
  ).toBeVisible();
  await expect(
    page
      .getByRole("navigation", { name: "Outline" })
      .getByRole("button", { name: /^Obstacles for accession/ }),
  ).toBeVisible();

  await page.getByRole("link", { name: `Back to ${team.name}` }).click();
  const added = row(page, "Beirut, once more");
  await expect(added).toContainText("Handicap International");
  await expect(added).toContainText("October 2011");
  await expect(added.getByRole("link", { name: /^Source of/ })).toHaveAttribute(
    "href",
    "https://example.org/update",
  );
});

test("a Markdown file that is dropped onto the page becomes a document", async ({ ana, team }) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}`);
  await expect(page.getByRole("button", { name: "Add report" })).toBeVisible();
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "statement.md", { type: "text/markdown" }));
    return data;
  }, MARKDOWN);
  await page.dispatchEvent("main", "dragenter", { dataTransfer: dropped });
  await expect(page.getByText("Drop to add reports")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });

  const dialog = page.getByRole("dialog", { name: "Add a report" });
  await expect(dialog.getByLabel("Title")).toHaveValue("Statement of the Example Coalition");
  await expect(dialog.getByRole("radio", { name: "Markdown" })).toBeChecked();
  await dialog.getByRole("button", { name: "Add report" }).click();
  const { text } = new ReadingRoom(page);
  await expect(
    text.getByRole("heading", { level: 1, name: "Statement of the Example Coalition" }),
  ).toBeVisible();
  await expect(text.getByRole("heading", { level: 2, name: "What we ask" })).toBeVisible();
  await expect(text.locator("ul > li").filter({ hasText: "Keep article 4." })).toBeVisible();
  await expect(text.locator("ol > li").filter({ hasText: "for land." })).toBeVisible();
  await expect(text.locator("strong")).toHaveText("welcome");
  await expect(text.getByRole("blockquote")).toHaveText("The time is now.");
  await expect(text.getByRole("columnheader", { name: "Says" })).toBeVisible();
  await expect(text.getByRole("link", { name: "its text" })).toHaveAttribute(
    "href",
    "https://example.org/draft",
  );
});

test("text is pasted into the dialog, or anywhere on the page", async ({ ana, team }) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}`);
  await page.getByRole("button", { name: "Add report" }).click();
  const field = page.getByLabel("Or paste the text");
  await field.fill("A pasted statement\n\nIt has one paragraph.");
  await field.press("ControlOrMeta+a");
  await field.press("ControlOrMeta+c");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("A pasted statement");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("ControlOrMeta+v");
  const dialog = page.getByRole("dialog", { name: "Add a report" });
  await expect(dialog.getByText("Pasted text")).toBeVisible();
  await expect(dialog.getByLabel("How it begins")).toContainText("It has one paragraph.");
  await dialog.getByRole("button", { name: "Add report" }).click();
  await expect(
    new ReadingRoom(page).text.getByRole("paragraph").filter({ hasText: "It has one" }),
  ).toBeVisible();
});

test("several files are added at once, each with the title it says itself", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}`);
  await page.getByRole("button", { name: "Add report" }).click();
  await chooseFiles(
    page,
    { name: "one.md", text: "# The first\n\nWords." },
    { name: "two.txt", text: "The second\n\nWords." },
    { name: "three.doc", text: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
  );
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(row(page, "The first")).toBeVisible();
  await expect(row(page, "The second")).toBeVisible();
  await expect(
    page
      .getByRole("list", { name: "Reports that are being added" })
      .getByRole("listitem")
      .filter({ hasText: "three.doc" }),
  ).toContainText("older word processor’s format");
});

test("what cannot be read is refused with its reason, and leaves nothing behind", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  await page.goto(`/teams/${team.id}`);
  await page.getByRole("button", { name: "Add report" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a report" });
  const atOnce: [name: string, text: string | Buffer, why: RegExp][] = [
    ["empty.txt", " \n", /There is no text in this file/],
    ["picture.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), /not a text/],
    ["huge.txt", Buffer.alloc(8_000_001, "a"), /a report may have 8 million characters/],
  ];
  for (const [name, text, why] of atOnce) {
    await chooseFiles(page, { name, text });
    await expect(dialog.getByText(`${name}: `)).toHaveText(why);
  }
  const onTheServer: [name: string, text: string | Buffer, why: RegExp][] = [
    ["cut.pdf", "%PDF-1.7\n%âãÏÓ", /damaged or incomplete/],
    [
      "picture.png",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      /text recognition/,
    ],
  ];
  for (const [name, text, why] of onTheServer) {
    await chooseFiles(page, { name, text });
    await dialog.getByRole("button", { name: "Add report" }).click();
    await expect(dialog.getByRole("alert")).toHaveText(why);
    await dialog.getByRole("button", { name: "Choose something else" }).click();
  }
  await page.keyboard.press("Escape");
  const { items } = bodyOf<{ items: { id: string }[] }>(
    await ana.api.get(`/reports?team=${team.id}`),
  );
  expect(items.map(({ id }) => id)).toEqual([team.report]);
  const huge = await ana.api.post("/reports", {
    team: team.id,
    title: "Huge",
    text: "a".repeat(8_000_001),
  });
  expect(huge.status).toBe(413);
});

test("the list shows how far the work is, and who reads just now", async ({ ana, ben, team }) => {
  const room = new ReadingRoom(ben.page);
  await room.open(team.report);
  await room.highlight(WORDS.condemned);
  await room.comment(WORDS.gabon, "Who called on them?");
  await room.comment(WORDS.malaysia, "A commitment?");
  await room.note(WORDS.malaysia).getByRole("button", { name: "Resolve" }).click();
  await room.untilSaved();

  const { page } = ana;
  await page.goto(`/teams/${team.id}`);
  const sample = page.getByRole("listitem").filter({ hasText: "HI Update" });
  await expect(sample).toContainText("3 highlights");
  await expect(sample).toContainText("1 open · 1 resolved");
  await expect(sample.getByRole("meter", { name: "1 of 2 threads resolved" })).toBeVisible();
  await expect(sample.getByLabel("Ben Okafor is reading now")).toBeVisible();

  await ben.page.goto(`/teams/${team.id}`);
  await expect(ben.page.getByRole("heading", { name: "Reports" })).toBeVisible();
  await page.reload();
  await expect(sample).toContainText("3 highlights");
  await expect(sample.getByLabel(/reading now/)).toHaveCount(0);
});

test("a report is renamed, archived, brought back, deleted and restored", async ({ ana, team }) => {
  const { page } = ana;
  bodyOf(await ana.api.post("/reports", { team: team.id, title: "Draft", text: "Some words." }));
  await page.goto(`/teams/${team.id}`);
  await choose(page, "Draft", "Edit details");
  const dialog = page.getByRole("dialog", { name: "Edit details" });
  await dialog.getByLabel("Title").fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Enter a title of 1 to 300 characters.")).toBeVisible();
  await expect(dialog.getByLabel("Title")).toBeFocused();
  await dialog.getByLabel("Title").fill("Final");
  await dialog.getByLabel("Publisher").fill("Example Coalition");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row(page, "Final")).toContainText("Example Coalition");

  await choose(page, "Final", "Archive");
  await expect(row(page, "Final")).toHaveCount(0);
  await page.getByRole("radio", { name: /^Archived/ }).check();
  await expect(row(page, "Final")).toBeVisible();
  await choose(page, "Final", "Bring back from archive");
  await expect(page.getByText("Nothing is archived")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(row(page, "Final")).toBeVisible();

  await choose(page, "Final", "Delete");
  await expect(row(page, "Final")).toHaveCount(0);
  const deleted = page.getByRole("listitem").filter({ hasText: "“Final” was deleted." });
  await deleted.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Final")).toBeVisible();
  await page.reload();
  await expect(row(page, "Final")).toBeVisible();
});

test("reports are searched and put in order", async ({ ana, team }) => {
  const { page } = ana;
  for (const title of ["Part 10", "Part 9"]) {
    bodyOf(await ana.api.post("/reports", { team: team.id, title, text: "Some words." }));
  }
  await page.goto(`/teams/${team.id}`);
  const titles = page
    .getByRole("list", { name: "Reports of the team" })
    .getByRole("heading", { level: 2 });
  await expect(titles).toHaveText(["Part 9", "Part 10", /HI Update/]);
  // What is chosen before the page has come to life counts for nothing.
  await expect(async () => {
    await page.getByLabel("Order", { exact: true }).selectOption("Newest first");
    await page.getByLabel("Order", { exact: true }).selectOption("By title");
    await expect(titles).toHaveText([/HI Update/, "Part 9", "Part 10"], { timeout: 1_000 });
  }).toPass();
  await page.getByLabel("Search reports").fill("part");
  await expect(titles).toHaveText(["Part 9", "Part 10"]);
  await expect(page.getByRole("status").filter({ hasText: "2 reports found" })).toBeAttached();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(titles).toHaveCount(3);
});

test("a team without reports is told the next step, and a viewer who takes it", async ({
  ana,
  join,
  team,
}) => {
  bodyOf(await ana.api.delete(`/reports/${team.report}`));
  await ana.page.goto(`/teams/${team.id}`);
  await expect(ana.page.getByRole("heading", { name: "Add the first report" })).toBeVisible();
  await ana.page.getByRole("button", { name: "Add report" }).click();
  await expect(ana.page.getByRole("dialog", { name: "Add a report" })).toBeVisible();
  const vera = await join("viewer", "Vera Viewer");
  await vera.page.goto(`/teams/${team.id}`);
  await expect(vera.page.getByRole("heading", { name: "No reports yet" })).toBeVisible();
  await expect(vera.page.getByRole("button", { name: "Add report" })).toHaveCount(0);
});
