import type { Browser, CDPSession, Page } from "@playwright/test";
import { openBlankPage } from "@/test/browser/browser-bundle";
import { quantile } from "../figures";
import type { Box, Survey } from "./bench-page";
import type { Contender } from "./contenders";
import type { Eye } from "./eye";
import type { Item, Workload } from "./workload";

/** Of one run. ms unless named otherwise. */
export type Measured = {
  setUp: number;
  load: number;
  /** Processor time of the page's main thread, from the call to the screen. */
  loadCpu: number;
  add: number;
  change: number;
  hitMicroseconds: number;
  scrollFrame: number;
  scrollTask: number;
  scrollLayout: number;
  scrollStyle: number;
  heapMegabytes: number;
};

/** What the text alone looks like, before and after scrolling, and what is on the screen then. */
export type Reference = {
  top: { survey: Survey; picture: Buffer };
  scrolled: { survey: Survey; picture: Buffer };
  /** To be added: words of the screen's middle. */
  added: Item;
  /** One that is shown, with another end. */
  changed: Item;
};

export type Bundles = Record<Contender["script"], string>;

type Case = { workload: Workload; html: string };

const SIZE = { width: 1_200, height: 900 };
/** By how much what is changed grows, and what is added reaches beyond another. UTF-16 code units. */
const GROWN = 40;
/** Glyphs are the same in both pictures; the ground is most of a box. */
const PAINTED_SHARE = 0.4;

export async function takeReference(
  browser: Browser,
  one: Case,
  bundles: Bundles,
  bare: Contender,
): Promise<Reference> {
  const page = await openPage(browser, one, bundles, bare);
  const top = await look(page);
  await page.evaluate(() => bench.scroll());
  const scrolled = await look(page);
  await page.context().close();
  const text = one.workload.paragraphs.join("\n\n");
  const longer = top.survey.visible
    .map(({ item }) => ({ ...item, end: item.end + GROWN }))
    .filter(({ end }) => !text.slice(end - GROWN, end).includes("\n"))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const changed = longer[0];
  const other = longer[longer.length >> 1];
  if (!changed || !other) throw new Error("The screen shows too little to measure with.");
  const added = { ...other, id: "zzzzzzzzzzzz", start: other.start + 1 };
  return { top, scrolled, added, changed };
}

async function look(page: Page): Promise<{ survey: Survey; picture: Buffer }> {
  return { survey: await page.evaluate(() => bench.survey()), picture: await page.screenshot() };
}

/** One run on a fresh page, with proof that what was measured was also shown. */
export async function measure(
  browser: Browser,
  one: Case,
  bundles: Bundles,
  contender: Contender,
  reference: Reference,
  eye: Eye,
): Promise<Measured> {
  const page = await openPage(browser, one, bundles, contender);
  const paints = contender.script !== "bare";
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const { survey, picture } = reference.top;
  const shown = survey.visible.map(({ item }) => item);
  const check = async (what: string, before: Buffer, all: readonly Box[][]) => {
    const after = await page.screenshot();
    const least = Math.min(...(await eye.changedShares(before, after, all)));
    if (paints && least < PAINTED_SHARE)
      throw new Error(`${contender.name}: ${what} is not on the screen (${least.toFixed(2)}).`);
    return after;
  };

  const heapBefore = await readHeap(cdp);
  const setUp = await page.evaluate(() => bench.setUp());
  const beforeLoad = await readMetrics(cdp);
  const load = await page.evaluate((items) => bench.load(items), shown);
  const afterLoad = await readMetrics(cdp);
  const boxes = survey.visible.map((one) => one.boxes);
  const loaded = await check("what was loaded", picture, boxes);

  const hits = await page.evaluate((points) => bench.hit(points), survey.points);
  if (paints) compareHits(contender, survey, hits.found);

  const { added, changed } = reference;
  const add = await page.evaluate((item) => bench.add(item), added);
  const tail = { ...added, start: added.end - GROWN };
  const withAdded = await check("what was added", loaded, [await boxesOf(page, tail)]);
  const change = await page.evaluate((item) => bench.change(item), changed);
  const extension = { ...changed, start: changed.end - GROWN };
  await check("what was changed", withAdded, [await boxesOf(page, extension)]);

  const before = await readMetrics(cdp);
  const gaps = await page.evaluate(() => bench.scroll());
  const after = await readMetrics(cdp);
  const end = reference.scrolled;
  await page.waitForFunction(
    (items) => bench.isPainted(items),
    end.survey.visible.map(({ item }) => (item.id === changed.id ? changed : item)),
  );
  await check(
    "what was scrolled to",
    end.picture,
    end.survey.visible.map((one) => one.boxes),
  );
  const heap = (await readHeap(cdp)) - heapBefore;
  await page.context().close();
  const spent = (name: string) => difference(before, after, name);
  return {
    setUp,
    load,
    loadCpu: difference(beforeLoad, afterLoad, "ThreadTime"),
    add,
    change,
    hitMicroseconds: hits.microseconds,
    scrollFrame: quantile(gaps, 0.95),
    scrollTask: spent("TaskDuration"),
    scrollLayout: spent("LayoutDuration"),
    scrollStyle: spent("RecalcStyleDuration"),
    heapMegabytes: heap / 2 ** 20,
  };
}

async function openPage(
  browser: Browser,
  { workload, html }: Case,
  bundles: Bundles,
  { script, options }: Contender,
): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE });
  const page = await context.newPage();
  await openBlankPage(page, html);
  await page.evaluate(bundles[script]);
  await page.evaluate(([given, items]) => bench.open(given, items), [
    options,
    workload.items,
  ] as const);
  return page;
}

function boxesOf(page: Page, item: Item): Promise<Box[]> {
  return page.evaluate((one) => bench.boxesOf(one), item);
}

function compareHits({ name }: Contender, { points }: Survey, found: readonly string[][]): void {
  const wrong = points.filter(({ ids }, at) => ids.join() !== found[at]?.join());
  if (wrong.length === 0) return;
  const [first] = wrong;
  const at = first ? points.indexOf(first) : -1;
  throw new Error(
    `${name}: ${wrong.length} of ${points.length} points hit something else, such as ` +
      `${JSON.stringify(first)}, where it finds ${found[at]?.join() ?? "nothing"}.`,
  );
}

/** Bytes, after a collection. */
async function readHeap(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  return (await cdp.send("Runtime.getHeapUsage")).usedSize;
}

type Metrics = Record<string, number>;

/** ms */
function difference(before: Metrics, after: Metrics, name: string): number {
  return ((after[name] ?? NaN) - (before[name] ?? NaN)) * 1_000;
}

async function readMetrics(cdp: CDPSession): Promise<Metrics> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
