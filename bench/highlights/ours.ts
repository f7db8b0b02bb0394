import type { PaintItem } from "@/dom/highlights/highlight-painter";
import {
  HIGHLIGHT_LOOKS,
  registeredName,
  type HighlightStyle,
} from "@/dom/highlights/highlight-styles";
import { hitTest } from "@/dom/highlights/hit-test";
import { createTextStage } from "@/dom/text-stage";
import { defineBenchPage, textRoot, underlay } from "./bench-page";
import { PlainText } from "./plain-text";
import type { Side } from "./side";
import type { Item } from "./workload";

/** The reading room's stage, driven as `usePainting` drives it: always with the whole list. */
export function createOurs(): Side {
  const text = new PlainText(textRoot());
  let list: readonly Item[] = [];
  let stage: ReturnType<typeof createTextStage>;

  const paint = () => stage.painter.setItems(list.map(toPaintItem));

  return {
    setUp(items) {
      list = items;
      stage = createTextStage({
        root: textRoot(),
        underlay: underlay(),
        onViewport: () => undefined,
        onLayout: () => undefined,
      });
    },
    load: paint,
    add(item) {
      list = [...list, item];
      paint();
    },
    change(item) {
      list = list.map((one) => (one.id === item.id ? item : one));
      paint();
    },
    hit: (x, y) => hitTest(stage.map, stage.painter.index, x, y).map(({ id }) => id),
    isPainted(item) {
      const wanted = text.rangeOf(item);
      return [...HIGHLIGHT_LOOKS.keys()]
        .filter((style) => style.startsWith(`${item.colour}-`))
        .some((style) => holds(style, wanted));
    },
  };
}

function toPaintItem({ id, start, end, colour }: Item): PaintItem {
  return { id, start, end, colour };
}

function holds(style: HighlightStyle, wanted: Range): boolean {
  const ranges = CSS.highlights.get(registeredName(style))?.values() ?? [];
  return [...ranges].some(
    (range) =>
      range.startContainer === wanted.startContainer &&
      range.startOffset === wanted.startOffset &&
      range.endContainer === wanted.endContainer &&
      range.endOffset === wanted.endOffset,
  );
}

defineBenchPage(createOurs);
