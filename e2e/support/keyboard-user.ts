import { expect, type Locator, type Page } from "@playwright/test";

/** Nothing in the product is further away than this many presses of Tab. */
const MOST_TABS = 120;

/** Somebody without a mouse, who looks after every key at where the focus is. */
export class KeyboardUser {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses keys, one after the other; each leaves the focus where it can be seen. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.seesFocus(`after ${key}`);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes on by Tab until the control has the focus. */
  async tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await expect(target).toBeVisible();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await hasFocus(target)) return;
      await this.press(key);
    }
    throw new Error(`${MOST_TABS} tabs do not lead to ${target.toString()}.`);
  }

  /** Where the focus is can be seen: it is marked, on the screen, and nothing lies over it. */
  async seesFocus(when: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(describeFocus), { message: when }).toBe("is seen");
  }
}

export async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(":focus")).count()) > 0;
}

/** Runs in the page. */
function describeFocus(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "is nowhere";
  const name = `${focused.tagName} ${focused.getAttribute("aria-label") ?? focused.textContent.slice(0, 40)}`;
  // A place that was jumped to, and no control.
  if (focused.getAttribute("tabindex") === "-1" && !focused.matches("button, a, input, [role]"))
    return "is seen";
  const label = focused.nextElementSibling;
  const marked = [
    getComputedStyle(focused),
    getComputedStyle(focused, "::after"),
    ...(label ? [getComputedStyle(label)] : []),
  ].some(
    ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
  );
  if (!marked) return `is not marked: ${name}`;
  // What is drawn for a hidden control is what stands beside it.
  const own = focused.getBoundingClientRect();
  const box = own.width < 4 && label ? label.getBoundingClientRect() : own;
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight);
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth);
  if (top >= bottom || left >= right) return `is off the screen: ${name}`;
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const free =
    over === null ||
    focused.contains(over) ||
    over.contains(focused) ||
    (label?.contains(over) ?? false);
  return free ? "is seen" : `is hidden: ${name}`;
}
