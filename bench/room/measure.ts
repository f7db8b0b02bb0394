import type { BrowserContext } from "@playwright/test";
import type { Account } from "@/e2e/support/people";
import { speak } from "@/test/browser/words";

/** Milliseconds. A long task is one of 50 ms and more. */
export type Opening = {
  /** The longest task before the room's first frame came: the page with its text. */
  page: number;
  /** The longest from then on: the notes. */
  notes: number;
  /** What of all long tasks is beyond 50 ms. */
  blocked: number;
  shown: number;
};

const LONG_TASK_MS = 50;
/** After this long without a long task, all is done. */
const CALM_MS = 2_000;
const WITHIN_MS = 60_000;

type Tasks = { start: number; duration: number }[];

declare global {
  var longTasks: Tasks;
  var firstFrame: number | undefined;
}

/** Opens a report in a window of its own, and waits until nothing is going on in it any more. */
export async function measureOpening(
  context: BrowserContext,
  { reader, report, notes }: { reader: Account; report: string; notes: number },
): Promise<Opening> {
  const { cookie, url } = reader.api;
  await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await context.addInitScript(observe);
  const page = await context.newPage();
  await page.goto(`${url}/reports/${report}`);
  // Looking at the page through roles would be among the tasks that are measured.
  const shown = await page.waitForFunction(
    (words) =>
      document.getElementById("notes")?.textContent === words &&
      document.querySelector('[aria-label="Saving: Saved"]') !== null &&
      performance.now(),
    speak("reading-room.margin")("count", { count: notes }),
    { timeout: WITHIN_MS, polling: 100 },
  );
  await page.waitForFunction(
    (calm) => {
      const last = globalThis.longTasks.at(-1);
      return performance.now() - (last ? last.start + last.duration : 0) > calm;
    },
    CALM_MS,
    { timeout: WITHIN_MS, polling: 100 },
  );
  const { tasks, from } = await page.evaluate(() => ({
    tasks: globalThis.longTasks,
    from: globalThis.firstFrame ?? 0,
  }));
  const longest = (some: Tasks): number => Math.max(0, ...some.map(({ duration }) => duration));
  const opening = {
    page: longest(tasks.filter((task) => task.start + task.duration < from)),
    notes: longest(tasks.filter((task) => task.start + task.duration >= from)),
    blocked: tasks.reduce((sum, { duration }) => sum + duration - LONG_TASK_MS, 0),
    shown: Number(await shown.jsonValue()),
  };
  await page.close();
  return opening;
}

/** Runs in the page, before anything of it. */
function observe(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      globalThis.longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  const Native = globalThis.WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener("message", () => {
        globalThis.firstFrame ??= performance.now();
      });
    }
  };
}
