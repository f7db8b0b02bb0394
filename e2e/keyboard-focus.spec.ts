import type { Locator, Page } from "@playwright/test";
import { bodyOf } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { KeyboardUser } from "./support/keyboard-user";
import { ReadingRoom } from "./pages/reading-room";
import { WORDS } from "./support/sample-words";

/** Opens by a key what `opener` opens, waits for it, and leaves it by Escape. */
async function openAndLeave(page: Page, opener: Locator, opened: Locator): Promise<void> {
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(opened).toBeVisible();
  await expect.poll(() => opened.evaluate((it) => it.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(opened).toHaveCount(0);
}

/** The same through a menu of `opener`. */
async function openThroughMenu(
  page: Page,
  opener: Locator,
  item: string,
  opened: Locator,
): Promise<void> {
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: item }).focus();
  await page.keyboard.press("Enter");
  await expect(opened).toBeVisible();
  await expect.poll(() => opened.evaluate((it) => it.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(opened).toHaveCount(0);
}

test("closing a dialog gives the focus back to what opened it", async ({ ana, ben, team }) => {
  const { page } = ana;
  const dialog = page.getByRole("dialog");
  await page.goto(`/teams/${team.id}`);
  const add = page.getByRole("button", { name: "Add report" });
  await openAndLeave(page, add, dialog);
  await expect(add).toBeFocused();
  const actions = page.getByRole("button", { name: /^Actions for HI/ });
  await openThroughMenu(page, actions, "Edit details", dialog);
  await expect(actions).toBeFocused();
  const switcher = page.getByRole("button", { name: /Switch team/ });
  await openThroughMenu(page, switcher, "New team", dialog);
  await expect(switcher).toBeFocused();

  await page.goto(`/teams/${team.id}/members`);
  const invite = page.getByRole("button", { name: "Invite people" });
  await openAndLeave(page, invite, dialog);
  await expect(invite).toBeFocused();
  const onBen = page.getByRole("button", { name: `Actions for ${ben.name}` });
  await openThroughMenu(page, onBen, "Remove from team", page.getByRole("alertdialog"));
  await expect(onBen).toBeFocused();

  await page.goto(`/teams/${team.id}/labels`);
  const edit = page.getByRole("button", { name: "Edit Concern" });
  await openAndLeave(page, edit, dialog);
  await expect(edit).toBeFocused();
  await edit.focus();
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Name").fill("Worry");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Edit Worry" })).toBeFocused();
  await page.goto("/profile");
  const everywhere = page.getByRole("button", { name: "Sign out everywhere" });
  await openAndLeave(page, everywhere, page.getByRole("alertdialog"));
  await expect(everywhere).toBeFocused();
});

test("in the room, closing what is open leads back to where one was", async ({ ana, team }) => {
  const { page } = ana;
  const { text } = await ana.api.get(`/reports/${team.report}/text`);
  for (const [words, comment] of [
    [WORDS.gabon, "Who called on them?"],
    ["newest Member State", undefined],
  ] as const) {
    const start = text.indexOf(words);
    bodyOf(
      await ana.api.post(`/reports/${team.report}/annotations`, {
        start,
        end: start + words.length,
        ...(comment !== undefined && { comment }),
      }),
    );
  }
  const room = new ReadingRoom(page);
  await room.open(team.report);
  const keyboard = new KeyboardUser(page);
  const dialog = page.getByRole("dialog");
  const note = room.note(WORDS.gabon);
  await room.reveal(WORDS.gabon);
  await expect(note).toBeVisible();

  for (const [name, opened] of [
    ["Keys", "Keys"],
    ["Reading settings", "Reading settings"],
    ["Filter", "Filter"],
  ] as const) {
    const opener = page.getByRole("button", { name, exact: true });
    await openAndLeave(page, opener, page.getByRole("dialog", { name: opened }));
    await expect(opener, name).toBeFocused();
  }
  await note.focus();
  await keyboard.press("?");
  await expect(dialog).toBeVisible();
  await keyboard.press("Escape");
  await expect(note).toBeFocused();

  await keyboard.press("Enter");
  const more = note.getByRole("button", { name: "More about this note" });
  await openAndLeave(page, more, page.getByRole("menu", { name: "More about this note" }));
  await expect(more).toBeFocused();
  const react = note.getByRole("button", { name: "React" });
  await openAndLeave(page, react, page.getByRole("dialog", { name: "React" }));
  await expect(react).toBeFocused();
  await openThroughMenu(page, more, "Labels…", page.getByRole("menu", { name: "Labels" }));
  await expect.poll(() => note.evaluate((it) => it.contains(document.activeElement))).toBe(true);

  await note.focus();
  await keyboard.press("r");
  await expect(note.getByLabel("Reply", { exact: true })).toBeFocused();
  await keyboard.press("Escape");
  await expect(note).toBeFocused();
  await keyboard.press("Escape");
  const paragraph = page.locator("[data-start]").filter({ hasText: WORDS.gabon });
  await expect(paragraph).toBeFocused();
  await keyboard.press("Control+f");
  await expect(page.getByRole("textbox", { name: "Find in the text" })).toBeFocused();
  await keyboard.type("newest Member State");
  await expect(page.getByText("1 of 1")).toBeVisible();
  await keyboard.press("Enter", "Escape");
  await expect(
    page.locator("[data-start]").filter({ hasText: "newest Member State" }),
  ).toBeFocused();

  const highlight = room.note("newest Member State");
  await highlight.focus();
  await keyboard.press("Enter");
  await highlight.getByRole("button", { name: "More about this note" }).focus();
  await keyboard.press("Enter", "End");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(highlight).toHaveCount(0);
  await expect(note).toBeFocused();
  await keyboard.seesFocus("after the note is gone");
});

test.describe("on a small screen", () => {
  test("closing a sheet gives the focus back to the bar", async ({ ana, team }) => {
    const { page } = ana;
    await page.setViewportSize({ width: 390, height: 844 });
    await new ReadingRoom(page).open(team.report);
    const bar = page.getByRole("navigation", { name: "Reading" });
    for (const [button, sheet] of [
      ["Outline", "Outline"],
      ["0 notes", "Notes"],
    ] as const) {
      const opener = bar.getByRole("button", { name: button });
      await openAndLeave(page, opener, page.getByRole("dialog", { name: sheet }));
      await expect(opener, sheet).toBeFocused();
    }
  });
});
