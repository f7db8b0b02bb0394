import type { TextRange } from "@/domain/text/range";
import { HIGHLIGHT_LOOKS, type HighlightStyle } from "./highlight-styles";
import type { PaintSurface } from "./paint-surface";
import { rectsOf } from "../text-geometry";
import type { TextMap } from "../text-map";

type Paint = { style: HighlightStyle; range: TextRange; boxes: HTMLElement[] };

/**
 * For browsers without custom highlights: boxes behind the text, in `underlay`, which is positioned like the text's
 * root and lies under it. They are laid again when the text's size changes.
 */
export function createRectSurface(map: TextMap, underlay: HTMLElement): PaintSurface {
  const painted = new Map<string, Paint>();

  function lay(paint: Paint): void {
    for (const box of paint.boxes) box.remove();
    const origin = underlay.getBoundingClientRect();
    paint.boxes = rectsOf(map, paint.range).map((rect) => makeBox(paint.style, rect, origin));
    underlay.append(...paint.boxes);
  }

  const resized = new ResizeObserver(() => {
    for (const paint of painted.values()) lay(paint);
  });
  resized.observe(map.root);

  return {
    add(key, style, range) {
      const paint: Paint = { style, range, boxes: [] };
      painted.set(key, paint);
      lay(paint);
    },
    remove(key) {
      for (const box of painted.get(key)?.boxes ?? []) box.remove();
      painted.delete(key);
    },
    destroy() {
      resized.disconnect();
      painted.clear();
      underlay.replaceChildren();
    },
  };
}

function makeBox(style: HighlightStyle, rect: DOMRect, origin: DOMRect): HTMLElement {
  const look = HIGHLIGHT_LOOKS.get(style);
  const box = document.createElement("div");
  Object.assign(box.style, {
    position: "absolute",
    left: `${rect.left - origin.left}px`,
    top: `${rect.top - origin.top}px`,
    width: `${rect.width}px`,
    height: `${rect.height}px`,
    pointerEvents: "none",
  });
  if (!look) return box;
  box.style.background = look.wash;
  box.style.zIndex = String(look.priority);
  if (look.line !== "none") {
    // The lines of lanes lie below one another, as underlines would; double and wavy lines are only solid here.
    const line = `${look.thickness}px solid ${look.edge}`;
    box.style.borderBottom = line;
    box.style.height = `${rect.height - 2 + (look.drop - 0.2) * rect.height}px`;
    if (look.line === "underline overline") box.style.borderTop = line;
  }
  return box;
}
