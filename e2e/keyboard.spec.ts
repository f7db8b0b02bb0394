import { expect, test, type Visitor } from "./support/fixtures";
import { KeyboardUser } from "./support/keyboard-user";
import { ReadingRoom } from "./pages/reading-room";

const GABON = "Gabon expressed its willingness to play an active role within the United Nations";

/** Every press of a pointer in the browser from now on, which a keyboard never makes. */
async function watchPointers({ context }: Visitor): Promise<string[]> {
  const pressed: string[] = [];
  await context.exposeFunction("reportPointer", (type: string) => pressed.push(type));
  await context.addInitScript(() => {
    const { reportPointer } = globalThis as unknown as { reportPointer: (type: string) => void };
    for (const type of ["pointerdown", "mousedown", "touchstart", "wheel"]) {
      document.addEventListener(type, () => reportPointer(type), { capture: true });
    }
  });
  return pressed;
}

test("from signing in to signing out, a report is read and discussed by keyboard alone", async ({
  ana,
  team,
}) => {
  const { page } = ana;
  const pointers = await watchPointers(ana);
  const keyboard = new KeyboardUser(page);
  const room = new ReadingRoom(page);
  const selected = () => page.evaluate(() => getSelection()?.toString().replace(/\s+/g, " ") ?? "");
  const focusedBlock = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  const spoken = (words: RegExp | string) =>
    expect(page.getByRole("status").filter({ hasText: words })).not.toHaveCount(0);
  /** Down through the text, block by block, until the paragraph that begins so has the focus. */
  const goDownTo = async (beginning: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await focusedBlock()).startsWith(beginning)) return;
      await keyboard.press("ArrowDown");
    }
    throw new Error(`Down does not lead to “${beginning}”.`);
  };

  await test.step("sign in", async () => {
    await ana.context.clearCookies();
    await page.goto(`/teams/${team.id}`);
    await expect(page).toHaveURL(/\/sign-in/);
    await keyboard.tabTo(page.getByLabel("E-mail"));
    await keyboard.type(ana.email);
    await keyboard.tabTo(page.getByLabel("Password", { exact: true }));
    await keyboard.type(ana.password);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/teams/${team.id}`);
  });

  await test.step("open the report from the list", async () => {
    await keyboard.tabTo(page.getByRole("link", { name: /HI Update/ }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/reports/${team.report}`);
    await room.untilSaved();
  });

  await test.step("move through the text", async () => {
    await keyboard.tabTo(page.locator("[data-start]").first());
    const before = await focusedBlock();
    await keyboard.press("ArrowDown");
    expect(await focusedBlock()).not.toBe(before);
    await keyboard.press("ArrowUp");
    expect(await focusedBlock()).toBe(before);
    await goDownTo("Gabon expressed");
  });

  await test.step("select by sentence and by word", async () => {
    await keyboard.press("s");
    await expect.poll(selected).toMatch(/^Gabon expressed its .* to the Convention\.$/);
    await spoken(/^Selected: “Gabon expressed/);
    await keyboard.press("ArrowDown");
    await expect.poll(selected).toMatch(/^South Sudan said/);
    await keyboard.press("ArrowUp");
    await expect.poll(selected).toMatch(/^Gabon expressed/);
    await keyboard.press("ArrowLeft");
    await expect.poll(selected).toBe("Gabon");
    await keyboard.press("ArrowRight");
    await expect.poll(selected).toBe("expressed");
    await keyboard.press("Shift+ArrowRight", "Shift+ArrowRight");
    await expect.poll(selected).toBe("expressed its willingness");
    await spoken("Added: “willingness”");
    await keyboard.press("Alt+Shift+ArrowLeft");
    await expect.poll(selected).toBe("Gabon expressed its willingness");
    await keyboard.press("Control+Shift+ArrowLeft");
    await expect.poll(selected).toBe("Gabon expressed its willingnes");
    await keyboard.press("Escape");
    await expect.poll(selected).toBe("");
    await spoken("Selection given up");
  });

  await test.step("highlight", async () => {
    await keyboard.press("s", "h");
    await expect(room.note("Gabon expressed")).toBeVisible();
    await spoken("Highlighted as Key quote");
  });

  await test.step("comment", async () => {
    await goDownTo("Thailand said on 14 September");
    await keyboard.press("s");
    await expect.poll(selected).toMatch(/^Thailand said/);
    await keyboard.press("c");
    await expect(
      page.getByRole("textbox", { name: "Comment on the selected passage" }),
    ).toBeFocused();
    await keyboard.type("Nothing about the Convention itself.");
    await keyboard.press("Control+Enter");
    await expect(room.note("Thailand said")).toContainText("Nothing about the Convention itself.");
    await expect(room.note("Thailand said")).toBeFocused();
  });

  await test.step("reply", async () => {
    await keyboard.press("Enter");
    await expect(room.note("Thailand said").getByLabel("Reply", { exact: true })).toBeFocused();
    await keyboard.type("They did host a workshop.");
    await keyboard.press("Control+Enter");
    await expect(room.note("Thailand said")).toContainText("They did host a workshop.");
    await expect(room.note("Thailand said")).toBeFocused();
  });

  await test.step("change the range at both ends", async () => {
    await keyboard.press("k");
    await expect(room.note(GABON)).toBeFocused();
    await keyboard.press("m");
    await expect(page.getByRole("slider", { name: "End" })).toBeFocused();
    await keyboard.press("ArrowLeft", "Shift+ArrowLeft");
    await expect(page.getByRole("slider", { name: "End" })).toHaveAttribute(
      "aria-valuetext",
      "ends with “Parties to the Conventio”",
    );
    await keyboard.press("ArrowRight", "Shift+Tab");
    await expect(page.getByRole("slider", { name: "Start" })).toBeFocused();
    await keyboard.press("ArrowRight", "ArrowRight", "Enter");
    await spoken("The passage was changed");
    await expect(room.note(/on “its willingness to play an active role/)).toBeVisible();
    await expect.poll(focusedBlock).toMatch(/^Gabon expressed/);
  });

  await test.step("resolve, and the next and the previous annotation", async () => {
    await keyboard.press("j");
    await expect(room.note("Thailand said")).toBeFocused();
    await keyboard.press("e");
    await expect(room.note("Thailand said")).toContainText("Resolved by Ana Alvarez");
    await keyboard.press("k");
    await expect(room.note("its willingness")).toBeFocused();
    await keyboard.press("Escape");
    await expect.poll(focusedBlock).toMatch(/^Gabon expressed/);
    await keyboard.press("Enter");
    await expect(room.note("its willingness")).toBeFocused();
  });

  await test.step("filter", async () => {
    await keyboard.tabTo(page.getByRole("button", { name: "Open 1" }), "Shift+Tab");
    await keyboard.press("Space");
    await expect(room.note("Thailand said")).toHaveCount(0);
    await expect(room.note("its willingness")).toBeVisible();
    await keyboard.tabTo(page.getByRole("button", { name: "All 2" }), "Shift+Tab");
    await keyboard.press("Enter");
    await expect(room.note("Thailand said")).toBeVisible();
  });

  await test.step("undo and redo", async () => {
    await keyboard.press("u");
    await expect(page.getByText("Undid: resolve").first()).toBeVisible();
    await expect(room.note("Thailand said")).not.toContainText("Resolved by");
    await keyboard.press("u");
    await expect(room.note(GABON)).toBeVisible();
    await keyboard.press("Shift+U");
    await expect(room.note(/on “its willingness/)).toBeVisible();
    await room.untilSaved();
  });

  await test.step("sign out", async () => {
    await keyboard.tabTo(page.getByRole("link", { name: /^Back to/ }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/teams/${team.id}`);
    await keyboard.tabTo(page.getByRole("button", { name: "Account: Ana Alvarez" }));
    await keyboard.press("Enter", "End");
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/sign-in/);
  });

  expect(pointers).toEqual([]);
});

test("Tab leads through every page, is seen at every stop, and is caught nowhere", async ({
  ana,
  ben,
  team,
}) => {
  const { page } = ana;
  const keyboard = new KeyboardUser(page);
  const room = new ReadingRoom(page);
  const { text } = await ana.api.get(`/reports/${team.report}/text`);
  for (const words of ["strongly condemned", "Gabon expressed"]) {
    const start = text.indexOf(words);
    await ben.api.post(`/reports/${team.report}/annotations`, {
      start,
      end: start + words.length,
      comment: "By a program.",
    });
  }
  const places = [
    ["/profile", () => page.getByText("Every command and its key")],
    [`/teams/${team.id}`, () => page.getByRole("link", { name: /HI Update/ })],
    [`/teams/${team.id}/members`, () => page.getByRole("button", { name: "Invite people" })],
    [`/teams/${team.id}/labels`, () => page.getByRole("button", { name: "Archive To check" })],
    [`/reports/${team.report}`, () => room.note("strongly condemned")],
  ] as const;
  for (const [path, farthest] of places) {
    await test.step(path.replaceAll(/[0-9a-z]{12}/g, "…"), async () => {
      await page.goto(path);
      await expect(farthest()).toBeVisible();
      const stops = await walk(keyboard);
      expect(stops.length, stops.join("\n")).toBeGreaterThan(5);
      await keyboard.tabTo(farthest());
    });
  }
});

/** Presses Tab from the top of the page until it comes round; answers the stops. */
async function walk(keyboard: KeyboardUser): Promise<string[]> {
  const { page } = keyboard;
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return null;
      const seen = activeElement.hasAttribute("data-walked");
      activeElement.setAttribute("data-walked", "");
      return seen
        ? null
        : (activeElement.getAttribute("aria-label") ?? activeElement.textContent).slice(0, 60);
    });
    if (stop === null) return stops;
    stops.push(stop);
    await keyboard.seesFocus(stop);
    if (stops.length > 200) throw new Error(`Tab does not come round:\n${stops.join("\n")}`);
  }
}
