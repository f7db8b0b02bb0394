import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

/** WCAG 2.0 to 2.2, A and AA, and what axe knows beyond them. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * `aria-details` takes several ids since ARIA 1.3; axe still knows ARIA 1.2, where it was one. That the browser finds
 * every one of them is proved in the accessibility tree (`accessibility-reading.spec.ts`).
 */
const SEVERAL_DETAILS = /Invalid ARIA attribute value: aria-details="comment-\w+( comment-\w+)+"$/;

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Size = typeof WIDE;

/** axe finds nothing on what the page shows now, in light and in dark, on a wide screen and on a phone's. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expectAccessibleAt(page, state, [WIDE, PHONE]);
  await page.setViewportSize(WIDE);
}

/**
 * The same at the page's present size alone: where another size shows something else.
 * @param except what was looked at in an earlier state and has not changed since, as a selector
 */
export async function expectAccessibleHere(
  page: Page,
  state: string,
  except?: string,
): Promise<void> {
  const size = page.viewportSize();
  if (!size) throw new Error("The page has no size.");
  await expectAccessibleAt(page, state, [size], except);
}

async function expectAccessibleAt(
  page: Page,
  state: string,
  sizes: Size[],
  except?: string,
): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      // Without motion, so that no colour is measured on its way to another.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
      const found = await findViolations(page, colorScheme, except);
      expect.soft(found, `${state}, ${colorScheme}, ${size.width} px`).toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${state}, ${size.width} px: nothing lies beside the page`).toBe(0);
  }
}

/** One line for each; the axe that a page has once been given stays in it until it is left. */
async function findViolations(
  page: Page,
  colorScheme: "light" | "dark",
  except: string | undefined,
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // The dark page differs from the light one in its colours alone.
  const runOnly: RunOptions["runOnly"] =
    colorScheme === "light"
      ? { type: "tag", values: TAGS }
      : { type: "rule", values: ["color-contrast"] };
  const violations = await page.evaluate(
    async ({ exclude, options }) => {
      // Even a transition without a duration keeps the old colour until the next frame.
      const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
      await frame();
      await frame();
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      return (await run({ include: [["html"]], exclude }, options)).violations;
    },
    {
      exclude: except === undefined ? [] : [[except]],
      options: { runOnly, resultTypes: ["violations" as const], elementRef: false },
    },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ failureSummary = "" }) => !SEVERAL_DETAILS.test(failureSummary))
      .map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
