import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { Accounts } from "./pages/accounts";
import { ReadingRoom } from "./pages/reading-room";
import { WORDS } from "./support/sample-words";

/** What this browser has stored of the product: the kind of each row of a database, and each key. */
async function listKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(name));
      });
      for (const store of database.objectStoreNames) {
        const keys = await new Promise<IDBValidKey[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAllKeys();
          request.onsuccess = () => resolve(request.result);
        });
        const kinds: unknown[] = keys.map((key) => (Array.isArray(key) ? key[1] : key));
        kept.push(...kinds.map((kind) => (typeof kind === "string" ? kind : JSON.stringify(kind))));
      }
      database.close();
    }
    return kept;
  });
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/profile");
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

test("signing out says what it would lose, and leaves nothing on the device", async ({
  ana: { page },
  team,
}) => {
  const room = new ReadingRoom(page);
  await room.open(team.report);
  await room.comment(WORDS.gabon, "First.");
  await room.untilSaved();
  await room.note(WORDS.gabon).click();
  await room.note(WORDS.gabon).getByLabel("Reply", { exact: true }).fill("Half a thou");
  await expect.poll(() => listKept(page)).toContainEqual(expect.stringMatching(/^draft\/.+reply/));
  expect(await listKept(page)).toContain("update");

  await signOut(page);
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("1 comment that you were writing would be lost");
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/auth/signout"));
  await question.getByRole("button", { name: "Sign out and lose them" }).click();
  expect(await (await answer).headerValue("clear-site-data")).toBe('"cache", "storage"');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(() => listKept(page)).toEqual([]);
});

test("a session that was ended elsewhere leaves edits that were never sent, for their author alone", async ({
  ana,
  team,
}) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  await ana.context.setOffline(true);
  await room.comment(WORDS.gabon, "On this device only, so far.");
  await expect(room.status).toContainText("1 edit kept");
  await ana.page.close();
  const elsewhere = await ana.api.delete("/me/sessions");
  expect(elsewhere.status).toBe(204);
  await ana.context.setOffline(false);

  const page = await ana.context.newPage();
  await page.goto(`/reports/${team.report}`);
  await expect(page.getByText("1 edit on this device was never sent")).toBeVisible();
  await expect.poll(() => listKept(page)).toEqual(["pending"]);
  await new Accounts(page).signIn(ana);
  const again = new ReadingRoom(page);
  await again.untilSaved();
  await again.reveal(WORDS.gabon);
  await expect(again.note(WORDS.gabon)).toContainText("On this device only, so far.");

  await signOut(page);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("switch", { name: "Do not keep anything on this device" }).click();
  await new Accounts(page).signIn(ana);
  await expect(page).not.toHaveURL(/\/sign-in/);
  // Those of the session go when the browser is closed; only the choice itself outlives them.
  const cookies = await ana.context.cookies();
  const lasting = cookies.filter(({ expires }) => expires !== -1).map(({ name }) => name);
  expect(cookies.map(({ name }) => name)).toContain("next-auth.session-token");
  expect(lasting).toEqual(["caucus-device"]);
  await again.open(team.report);
  await again.comment(WORDS.malaysia, "Nowhere but on the server.");
  await again.untilSaved();
  await expect.poll(() => listKept(page)).toEqual([]);
  await ana.context.setOffline(true);
  await again.highlight(WORDS.condemned);
  await expect(again.status).toContainText("1 edit only in this window");
});

test("who deletes their account is asked for the password, and is a former member from then on", async ({
  ana,
  ben,
  team,
}) => {
  const room = new ReadingRoom(ben.page);
  await room.open(team.report);
  await room.comment(WORDS.gabon, "Said by somebody who left.");
  await room.untilSaved();
  await ben.page.goto("/profile");
  await ben.page.getByRole("button", { name: "Delete account" }).click();
  const dialog = ben.page.getByRole("alertdialog");
  await dialog.getByLabel("Your password").fill("not his password");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog).toContainText("This is not your present password.");
  await dialog.getByLabel("Your password").fill(ben.password);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(ben.page).toHaveURL(/\/sign-in/);

  const there = new ReadingRoom(ana.page);
  await there.open(team.report);
  await there.reveal(WORDS.gabon);
  await expect(there.note(WORDS.gabon)).toContainText(/Former member \d+/);
  await expect(there.note(WORDS.gabon)).toContainText("Said by somebody who left.");
});
