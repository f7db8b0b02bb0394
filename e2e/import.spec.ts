import type { Page } from "@playwright/test";
import { docxOf, docxParagraph, DOCX_STYLES } from "@/test/documents/docx";
import { pdfOf } from "@/test/documents/pdf";
import { bodyOf } from "./support/api-client";
import { expect, test, type Team, type Visitor } from "./support/fixtures";
import { ReadingRoom } from "./pages/reading-room";

type TestFile = { name: string; bytes: Uint8Array };

const DOCX: TestFile = {
  name: "statement.docx",
  bytes: docxOf({
    styles: DOCX_STYLES,
    body:
      docxParagraph("Statement of the coalition", '<w:pStyle w:val="Heading1"/>') +
      docxParagraph("We welcome the draft."),
  }),
};

/** Long enough to be watched while it is read. */
const longPdf = async (pages: number): Promise<TestFile> => ({
  name: "proceedings.pdf",
  bytes: await pdfOf((pdf) => {
    pdf.fontSize(22).text("Proceedings of the meeting").fontSize(11).moveDown();
    for (let page = 1; page <= pages; page++) {
      if (page > 1) pdf.addPage();
      for (let paragraph = 1; paragraph <= 6; paragraph++) {
        pdf
          .text(`On page ${page}, delegation ${paragraph} spoke of its stockpiles. `.repeat(6))
          .moveDown();
      }
    }
  }),
});

async function drop(page: Page, ...files: TestFile[]): Promise<void> {
  const dropped = await page.evaluateHandle(
    (all) => {
      const data = new DataTransfer();
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    },
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") })),
  );
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
}

const tray = (page: Page) => page.getByRole("list", { name: "Reports that are being added" });
const trayItem = (page: Page, text: string) =>
  tray(page).getByRole("listitem").filter({ hasText: text });

async function openTeam({ page }: Visitor, team: Team): Promise<void> {
  await page.goto(`/teams/${team.id}`);
  await expect(page.getByRole("button", { name: "Add report" })).toBeVisible();
}

async function reportsOf({ api }: Visitor, team: Team): Promise<string[]> {
  const { items } = bodyOf<{ items: { title: string }[] }>(
    await api.get(`/reports?team=${team.id}`),
  );
  return items.map(({ title }) => title).sort();
}

test("a PDF and a Word file that are dropped at once become reports, while the page is used", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  await openTeam(ana, team);
  await drop(page, await longPdf(400), DOCX);

  const pdf = trayItem(page, "proceedings.pdf");
  const progress = pdf.getByRole("progressbar", { name: "Progress of proceedings.pdf" });
  // Before that, it is still being sent from here.
  await expect(pdf).toContainText("Reading page", { timeout: 30_000 });
  await expect
    .poll(async () => Number(await progress.getAttribute("aria-valuenow")), { timeout: 30_000 })
    .toBeGreaterThan(0);
  // What the server reads goes on, whatever becomes of the page.
  await page.reload();
  await expect(pdf).toBeVisible();

  for (const [title, name] of [
    ["Proceedings of the meeting", "proceedings.pdf"],
    ["Statement of the coalition", "statement.docx"],
  ] as const) {
    await expect(trayItem(page, title)).toContainText(name);
    await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
  }
  await page.getByRole("link", { name: "Open Statement of the coalition" }).click();
  const { text } = new ReadingRoom(page);
  await expect(
    text.getByRole("heading", { level: 1, name: "Statement of the coalition" }),
  ).toBeVisible();
  await expect(text.getByRole("paragraph").filter({ hasText: "We welcome" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "Open Proceedings of the meeting" }).click();
  await expect(
    text.getByRole("paragraph").filter({ hasText: "On page 1, delegation 1" }),
  ).toBeVisible();

  await page.goBack();
  await page.getByRole("button", { name: "Actions for Statement of the coalition" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Download the original" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("statement.docx");
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(tray(page)).toHaveCount(0);
});

test("one file can be described first; what cannot be read says what to do, and leaves nothing", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  await openTeam(ana, team);
  const before = await reportsOf(ana, team);
  await drop(page, { name: "cut.docx", bytes: DOCX.bytes.slice(0, 300) });
  const dialog = page.getByRole("dialog", { name: "Add a report" });
  await expect(dialog.getByText("cut.docx")).toBeVisible();
  await dialog.getByRole("button", { name: "Add report" }).click();
  await expect(dialog.getByRole("alert")).toContainText("damaged or incomplete. Open it");
  expect(await reportsOf(ana, team)).toEqual(before);

  await dialog.getByRole("button", { name: "Choose something else" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: DOCX.name, mimeType: "", buffer: Buffer.from(DOCX.bytes) });
  await dialog.getByLabel("Publisher").fill("The coalition");
  await dialog.getByRole("button", { name: "Add report" }).click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-z]{12}$/);
  await page.goto(`/teams/${team.id}`);
  await expect(
    page.getByRole("listitem").filter({ hasText: "Statement of the coalition" }),
  ).toContainText("The coalition");
  await expect(tray(page)).toHaveCount(0);
});

test("reading a file is cancelled, and leaves nothing behind", async ({ ana, team }) => {
  const { page } = ana;
  await openTeam(ana, team);
  const before = await reportsOf(ana, team);
  await drop(page, await longPdf(400), { name: "empty.pdf", bytes: new Uint8Array() });
  await expect(trayItem(page, "empty.pdf")).toContainText("There is no text in this file.");
  await expect(trayItem(page, "proceedings.pdf")).toContainText("Reading");
  await page.getByRole("button", { name: "Cancel proceedings.pdf" }).click();
  await expect(trayItem(page, "proceedings.pdf")).toHaveCount(0);
  const { items } = bodyOf<{ items: unknown[] }>(await ana.api.get(`/imports?team=${team.id}`));
  expect(items).toEqual([]);
  await page.reload();
  await expect(page.getByRole("button", { name: "Add report" })).toBeVisible();
  expect(await reportsOf(ana, team)).toEqual(before);
});

test("what cannot be cancelled just now goes on, and says so", async ({ ana, team }) => {
  const { page, context } = ana;
  await openTeam(ana, team);
  const file = await longPdf(2_000);
  await page.getByRole("button", { name: "Add report" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: file.name, mimeType: "", buffer: Buffer.from(file.bytes) });
  const dialog = page.getByRole("dialog", { name: "Add a report" });
  await dialog.getByRole("button", { name: "Add report" }).click();
  await expect(dialog.getByRole("status")).toContainText("Reading");

  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  const toasts = page.getByLabel(/^Notifications/);
  await expect(toasts.getByText("The server cannot be reached.")).toBeVisible();
  await expect(dialog.getByRole("status")).toContainText("Reading");

  await context.setOffline(false);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(toasts.getByText("Cancelled. Nothing was added.")).toBeVisible();
  const { items } = bodyOf<{ items: unknown[] }>(await ana.api.get(`/imports?team=${team.id}`));
  expect(items).toEqual([]);
});

test("what is pasted keeps its formatting, or not", async ({ ana, team }) => {
  const { page } = ana;
  await openTeam(ana, team);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "A pasted page\n\nWith strong words.");
    data.setData(
      "text/html",
      '<h2>A pasted page</h2><p>With <b>strong</b> words.<img src="x" onerror="document.title = 1"></p>',
    );
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole("dialog", { name: "Add a report" });
  await expect(dialog.getByRole("radio", { name: "Keep formatting" })).toBeChecked();
  await expect(dialog.getByLabel("Title")).toHaveValue("A pasted page");
  await dialog.getByRole("button", { name: "Add report" }).click();
  const { text } = new ReadingRoom(page);
  await expect(text.getByRole("heading", { name: "A pasted page" })).toBeVisible();
  await expect(text.locator("strong")).toHaveText("strong");
  await expect(text.locator("img")).toHaveCount(0);
});
