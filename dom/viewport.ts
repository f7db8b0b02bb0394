import type { TextRange } from "@/domain/text/range";
import { rectAt } from "./text-geometry";
import type { TextBlock, TextMap } from "./text-map";

/** `visible` is on the screen; `near` reaches one screen further up and down. Paper shows all of it. */
export type Viewport = { visible: TextRange; near: TextRange };

export type ViewportWatch = { read: () => Viewport; stop: () => void };

/** What may cover the top of the text, px. */
export const BAR_HEIGHT = 56;

/** Above this length a block is looked into; below, it counts as a whole. UTF-16 code units. */
const LONG_BLOCK = 4_000;

/**
 * Tells which part of the text is on the screen, once per frame while it changes. Reads a dozen boxes by binary
 * search at the start of a frame, when the layout is still clean, instead of observing thousands of elements.
 */
export function watchViewport(
  map: TextMap,
  onChange: (viewport: Viewport) => void,
  /** What lies over the top of the text, px: nobody reads behind it. */
  covered = 0,
): ViewportWatch {
  const scroller = findScroller(map.root);
  let last: Viewport | null = null;
  let frame = 0;
  let printing = false;

  function read(): Viewport {
    const whole = { start: 0, end: map.blocks.at(-1)?.end ?? 0 };
    if (printing) return { visible: whole, near: whole };
    const { top, bottom } = scroller?.getBoundingClientRect() ?? {
      top: 0,
      bottom: window.innerHeight,
    };
    const [from, to] = [Math.max(top, 0), Math.min(bottom, window.innerHeight)];
    const screen = Math.max(to - from, 200);
    return {
      visible: findBetween(map, from + covered, to),
      near: findBetween(map, from - screen, to + screen),
    };
  }

  function report(): void {
    frame = 0;
    const viewport = read();
    if (last && same(last.visible, viewport.visible) && same(last.near, viewport.near)) return;
    last = viewport;
    onChange(viewport);
  }

  function schedule(): void {
    if (frame === 0) frame = requestAnimationFrame(report);
  }

  function beginPrint(): void {
    printing = true;
    report();
  }

  function endPrint(): void {
    printing = false;
    report();
  }

  const resized = new ResizeObserver(schedule);
  resized.observe(map.root);
  // Captured: whichever ancestor scrolls.
  document.addEventListener("scroll", schedule, { capture: true, passive: true });
  window.addEventListener("resize", schedule);
  window.addEventListener("beforeprint", beginPrint);
  window.addEventListener("afterprint", endPrint);

  return {
    read,
    stop() {
      cancelAnimationFrame(frame);
      resized.disconnect();
      document.removeEventListener("scroll", schedule, { capture: true });
      window.removeEventListener("resize", schedule);
      window.removeEventListener("beforeprint", beginPrint);
      window.removeEventListener("afterprint", endPrint);
    },
  };
}

function same(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}

/** The nearest ancestor that scrolls by itself; `null` if the page does. */
export function findScroller(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent === document.body || parent === document.documentElement) return null;
    if (/auto|scroll|overlay/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}

/** The text between two heights in client coordinates; empty if there is none. */
function findBetween(map: TextMap, top: number, bottom: number): TextRange {
  const { blocks } = map;
  const first = search(0, blocks.length, (index) => boxOf(blocks, index).bottom > top);
  const beyond = search(first, blocks.length, (index) => boxOf(blocks, index).top >= bottom);
  const [head, tail] = [blocks[first], blocks[beyond - 1]];
  if (!head || !tail || beyond <= first) {
    const at = head?.start ?? blocks.at(-1)?.end ?? 0;
    return { start: at, end: at };
  }
  return { start: findTop(map, head, top), end: findBottom(map, tail, bottom) };
}

function boxOf(blocks: readonly TextBlock[], index: number): { top: number; bottom: number } {
  return blocks[index]?.element.getBoundingClientRect() ?? { top: Infinity, bottom: Infinity };
}

function findTop(map: TextMap, block: TextBlock, top: number): number {
  if (block.end - block.start <= LONG_BLOCK) return block.start;
  return search(block.start, block.end - 1, (offset) => (rectAt(map, offset)?.bottom ?? 0) > top);
}

function findBottom(map: TextMap, block: TextBlock, bottom: number): number {
  if (block.end - block.start <= LONG_BLOCK) return block.end;
  return search(block.start, block.end, (offset) => (rectAt(map, offset)?.top ?? 0) >= bottom);
}

/** The first index in `[from, to)` for which `test` holds, if it holds for all after it; else `to`. */
function search(from: number, to: number, test: (index: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
