import type { BrowserContext } from "@playwright/test";
import type { Account } from "@/e2e/people";

/** Milliseconds. A long task is one of 50 ms and more. */
export type Opening = { shown: number; longest: number; blocked: number };

const LONG_TASK_MS = 50;
/** After this long without a long task, all is done. */
const CALM_MS = 2_000;
const WITHIN_MS = 60_000;

type Tasks = { start: number; duration: number }[];

declare global {
  var longTasks: Tasks;
}

/** Opens a report in a window of its own, and waits until nothing is going on in it any more. */
export async function measureOpening(
  context: BrowserContext,
  { reader, report, notes }: { reader: Account; report: string; notes: number },
): Promise<Opening> {
  const { cookie, url } = reader.api;
  await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await context.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        globalThis.longTasks.push({ start: startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  });
  const page = await context.newPage();
  await page.goto(`${url}/reports/${report}`);
  const words = notes === 0 ? "No notes" : `${notes} notes`;
  await page.getByRole("complementary", { name: "Notes" }).getByText(words).first().waitFor();
  await page
    .getByRole("button", { name: /^Saving:/ })
    .getByText("Saved", { exact: true })
    .waitFor();
  const shown = await page.evaluate(() => performance.now());
  await page.waitForFunction(
    (calm) => {
      const last = globalThis.longTasks.at(-1);
      return performance.now() - (last ? last.start + last.duration : 0) > calm;
    },
    CALM_MS,
    { timeout: WITHIN_MS },
  );
  const tasks = await page.evaluate(() => globalThis.longTasks);
  await page.close();
  return {
    shown,
    longest: Math.max(0, ...tasks.map(({ duration }) => duration)),
    blocked: tasks.reduce((sum, { duration }) => sum + duration - LONG_TASK_MS, 0),
  };
}
