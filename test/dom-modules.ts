/** What the browser tests reach as `dom` in their page. */
export { createAnnotatedRuns } from "@/dom/annotated-runs";
export { createHighlightPainter } from "@/dom/highlight-painter";
export { createHighlightSurface } from "@/dom/highlight-surface";
export { characterAt, hitTest } from "@/dom/hit-test";
export { createIntervalIndex } from "@/dom/interval-index";
export { createRectSurface } from "@/dom/rect-surface";
export { offsetFromPoint } from "@/dom/text-caret";
export { firstRectOf, lastRectOf, rectAt, rectsOf } from "@/dom/text-geometry";
export { createTextMap } from "@/dom/text-map";
export { toLiveRange, toStaticRange } from "@/dom/text-ranges";
export { readSelection, writeSelection } from "@/dom/text-selection";
export { createTextStage } from "@/dom/text-stage";
export { watchViewport } from "@/dom/viewport";
