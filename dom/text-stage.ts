import type { TextRange } from "@/domain/text/range";
import { createAnnotatedRuns, type AnnotatedRuns } from "./highlights/annotated-runs";
import { createBlockFocus, type BlockFocus } from "./block-focus";
import { createHighlightPainter, type HighlightPainter } from "./highlights/highlight-painter";
import { createHighlightSurface, hasCustomHighlights } from "./highlights/highlight-surface";
import { createRectSurface } from "./highlights/rect-surface";
import { createTextMap, type TextMap } from "./text-map";
import { createTextScroll, type TextScroll } from "./text-scroll";
import { BAR_HEIGHT, watchViewport, type Viewport } from "./viewport";

/** Everything that is done with the rendered text of one edition, put together. */
export type TextStage = {
  readonly map: TextMap;
  readonly painter: HighlightPainter;
  readonly runs: AnnotatedRuns;
  readonly focus: BlockFocus;
  readonly scroll: TextScroll;
  viewport: () => Viewport;
  /** To be called when text was added behind what was there. */
  grow: () => void;
  destroy: () => void;
};

export type StageOptions = {
  /** Holds the rendered blocks. */
  root: HTMLElement;
  /** Positioned under the root and as large; used if there are no custom highlights. */
  underlay: HTMLElement;
  /** The part of the text on the screen, at most once a frame. */
  onViewport: (visible: TextRange) => void;
  /** The text was laid out again: positions taken before are void. */
  onLayout: () => void;
};

export function createTextStage({ root, underlay, onViewport, onLayout }: StageOptions): TextStage {
  const map = createTextMap(root);
  const painter = createHighlightPainter(
    hasCustomHighlights() ? createHighlightSurface(map) : createRectSurface(map, underlay),
  );
  const runs = createAnnotatedRuns(map, painter.index, (block) => painter.refresh(block));
  const focus = createBlockFocus(map);
  const scroll = createTextScroll(map, focus);

  /** The keyboard enters the text where the reader is, not where it begins. */
  function followReader(visible: TextRange): void {
    const blocks = map.blocksIn(visible).slice(0, 5);
    const whole = blocks.find(({ element }) => element.getBoundingClientRect().top >= BAR_HEIGHT);
    const stop = whole ?? blocks[0];
    if (stop) focus.setStop(stop);
  }

  const watch = watchViewport(
    map,
    ({ visible, near }) => {
      painter.setNear(near);
      followReader(visible);
      onViewport(visible);
    },
    BAR_HEIGHT,
  );
  painter.setNear(watch.read().near);

  const size = { width: root.offsetWidth, height: root.offsetHeight };
  const resized = new ResizeObserver(() => {
    if (root.offsetWidth === size.width && root.offsetHeight === size.height) return;
    Object.assign(size, { width: root.offsetWidth, height: root.offsetHeight });
    onLayout();
  });
  resized.observe(root);

  return {
    map,
    painter,
    runs,
    focus,
    scroll,
    viewport: watch.read,
    grow() {
      const added = map.extend();
      if (!added) return;
      painter.refresh(added);
      scroll.resume();
    },
    destroy() {
      resized.disconnect();
      watch.stop();
      scroll.destroy();
      focus.destroy();
      runs.destroy();
      painter.destroy();
    },
  };
}
