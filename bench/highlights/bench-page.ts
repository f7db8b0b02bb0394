import { PlainText } from "./plain-text";
import type { Side } from "./side";
import { createRandom, type Item } from "./workload";

/** What the runner calls inside a page. One page measures one side once. */
export type BenchPage = ReturnType<typeof createBenchPage>;

declare global {
  // Only inside functions that a page evaluates.
  var bench: BenchPage;
}

/** A box in client coordinates, px. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** What is on the screen, found without those who are measured. */
export type Survey = {
  /** Items of which all lines are on the screen. */
  visible: { item: Item; boxes: Box[] }[];
  points: { x: number; y: number; ids: string[] }[];
};

const POINTS = 500;
/** Rounding decides who is hit this near an edge, px. */
const EDGE = 1.5;
const SCROLL_FRAMES = 120;
const SCROLL_STEP = 40;

export function textRoot(): HTMLElement {
  return document.getElementById("text") as HTMLElement;
}

export function underlay(): HTMLElement {
  return document.getElementById("under") as HTMLElement;
}

/** Puts the side on `window.bench`; the runner says what it is created with. */
export function defineBenchPage<Options>(create: (options: Options) => Side): void {
  window.bench = createBenchPage(create as (options: unknown) => Side);
}

function createBenchPage(create: (options: unknown) => Side) {
  let side: Side;
  let items: readonly Item[] = [];

  return {
    /** In the middle of the text, as a reader would be. */
    open(options: unknown, given: readonly Item[]): void {
      items = given;
      window.scrollTo(0, Math.round(document.documentElement.scrollHeight / 2));
      side = create(options);
    },
    /** @returns ms */
    setUp(): number {
      const began = performance.now();
      side.setUp(items);
      return performance.now() - began;
    },
    load: (visible: readonly Item[]) => untilPainted(() => side.load(), visible, side),
    add: (item: Item) => untilPainted(() => side.add(item), [item], side),
    change: (item: Item) => untilPainted(() => side.change(item), [item], side),
    isPainted: (visible: readonly Item[]) => visible.every((item) => side.isPainted(item)),
    /** @returns µs for each point, and what was found */
    hit(points: readonly { x: number; y: number }[]) {
      const began = performance.now();
      const found = points.map(({ x, y }) => side.hit(x, y));
      const microseconds = ((performance.now() - began) * 1_000) / points.length;
      return { microseconds, found: found.map((ids) => ids.sort()) };
    },
    /** To and fro at an even pace. @returns ms between the frames */
    async scroll(): Promise<number[]> {
      const gaps: number[] = [];
      const end = document.documentElement.scrollHeight - window.innerHeight;
      let step = SCROLL_STEP;
      let before = await nextFrame();
      for (let frame = 0; frame < SCROLL_FRAMES; frame += 1) {
        if (window.scrollY + step > end || window.scrollY + step < 0) step = -step;
        window.scrollBy(0, step);
        const now = await nextFrame();
        gaps.push(now - before);
        before = now;
      }
      return gaps;
    },
    survey: (): Survey => survey(items),
    boxesOf: (item: Item): Box[] => new PlainText(textRoot()).rectsOf(item).map(toBox),
  };
}

/**
 * From the call to the frame after the one that shows it: 16 to 33 ms where nothing takes any time. Asked after the
 * frame's own work, so that it does not matter whose callbacks come first.
 */
async function untilPainted(act: () => void, shown: readonly Item[], side: Side): Promise<number> {
  await afterFrame();
  const began = performance.now();
  act();
  do await afterFrame();
  while (!shown.every((item) => side.isPainted(item)));
  await nextFrame();
  return performance.now() - began;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Resolves when the next frame has been laid out and painted, before anything else runs. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

function survey(items: readonly Item[]): Survey {
  const text = new PlainText(textRoot());
  const near: { item: Item; boxes: Box[] }[] = [];
  for (const item of items) {
    const boxes = text.rectsOf(item).map(toBox);
    if (boxes.some(({ top, bottom }) => bottom > 0 && top < innerHeight))
      near.push({ item, boxes });
  }
  const visible = near.filter(({ boxes }) =>
    boxes.every(({ top, bottom }) => top > 0 && bottom < innerHeight),
  );
  const { left, width } = textRoot().getBoundingClientRect();
  const random = createRandom(items.length);
  const points: Survey["points"] = [];
  while (points.length < POINTS) {
    const [x, y] = [left + random() * width, EDGE + random() * (innerHeight - 2 * EDGE)];
    if (near.some(({ boxes }) => boxes.some((box) => isNearEdge(box, x, y)))) continue;
    const over = near.filter(({ boxes }) => boxes.some((box) => isInside(box, x, y, 0)));
    points.push({ x, y, ids: over.map(({ item }) => item.id).sort() });
  }
  return { visible, points };
}

function isInside(box: Box, x: number, y: number, margin: number): boolean {
  return (
    x > box.left - margin &&
    x < box.right + margin &&
    y > box.top - margin &&
    y < box.bottom + margin
  );
}

function isNearEdge(box: Box, x: number, y: number): boolean {
  return isInside(box, x, y, EDGE) && !isInside(box, x, y, -EDGE);
}

function toBox({ left, top, right, bottom }: DOMRect): Box {
  return { left, top, right, bottom };
}
