/** What the browser tests reach as `dom` in their page. */
export { createAnnotatedRuns } from "@/dom/highlights/annotated-runs";
export { createHighlightPainter } from "@/dom/highlights/highlight-painter";
export { createHighlightSurface } from "@/dom/highlights/highlight-surface";
export { characterAt, hitTest } from "@/dom/highlights/hit-test";
export { createIntervalIndex } from "@/dom/highlights/interval-index";
export { createRectSurface } from "@/dom/highlights/rect-surface";
export { offsetFromPoint } from "@/dom/text-caret";
export { firstRectOf, lastRectOf, rectAt, rectsOf } from "@/dom/text-geometry";
export { createTextMap } from "@/dom/text-map";
export { toLiveRange, toStaticRange } from "@/dom/text-ranges";
export { readSelection, writeSelection } from "@/dom/text-selection";
export { createTextStage } from "@/dom/text-stage";
export { watchViewport } from "@/dom/viewport";
