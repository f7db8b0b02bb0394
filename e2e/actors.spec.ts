import { bodyOf } from "./support/api-client";
import { expect, test } from "./support/fixtures";

test("a team keeps its actors: adds, finds, corrects, merges and deletes them, each with a way back", async ({
  ben,
  team,
}) => {
  const { page } = ben;
  const row = (name: string | RegExp) => page.getByRole("row", { name });
  const toast = (words: string) => page.locator("ol > li").filter({ hasText: words });
  const choose = async (actor: string, item: string) => {
    await page.getByRole("button", { name: `Actions for ${actor}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await page.goto(`/teams/${team.id}`);
  await page.getByRole("link", { name: "Actors" }).click();

  await test.step("the first one", async () => {
    await page.getByRole("button", { name: "Add actor" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await page.getByLabel("Name", { exact: true }).fill("Viet Nam");
    await page.getByLabel(/^ISO code/).fill("vnm");
    await page.getByRole("button", { name: "Add a status" }).click();
    await page.getByLabel("What holds").fill("Observer");
    await page.getByLabel("Since").fill("2011-09");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(row(/Viet Nam/)).toContainText("Observer since September 2011");
  });

  await test.step("a name that is taken is refused beside its field", async () => {
    await page.getByRole("button", { name: "Add actor" }).click();
    await page.getByLabel("Name", { exact: true }).fill("viet nam");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Another actor has that name")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("two become one, and two again", async () => {
    bodyOf(await ben.api.post(`/teams/${team.id}/actors`, { name: "Vietnam", kind: "state" }));
    await page.reload();
    await choose("Vietnam", "Merge into another…");
    await page.getByRole("combobox", { name: "The actor that stays" }).fill("viet nam");
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(row(/Viet Nam also Vietnam/)).toBeVisible();
    await expect(page.getByText("1 actor", { exact: true })).toBeVisible();
    await toast("Vietnam is now another name").getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("2 actors", { exact: true })).toBeVisible();
  });

  await test.step("one is found, deleted and brought back", async () => {
    await page.getByLabel("Find actors").fill("observer");
    await expect(page.getByText("1 of 2 actors")).toBeVisible();
    await choose("Viet Nam", "Delete");
    await expect(row(/Viet Nam/)).toHaveCount(0);
    await toast("Viet Nam was deleted.").getByRole("button", { name: "Undo" }).click();
    await expect(row(/Viet Nam/)).toBeVisible();
  });
});
