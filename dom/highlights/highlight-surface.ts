import {
  HIGHLIGHT_LOOKS,
  highlightSheet,
  registeredName,
  type HighlightStyle,
} from "./highlight-styles";
import type { PaintSurface } from "./paint-surface";
import type { TextMap } from "../text-map";
import { toStaticRange } from "../text-ranges";

export function hasCustomHighlights(): boolean {
  return typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;
}

/**
 * Paints with the CSS Custom Highlight API: a fixed set of `Highlight` objects, one for each style, whose members
 * change; the text's elements stay untouched. The browser's work grows with the ranges in the set, so the caller
 * adds only those near the screen.
 */
export function createHighlightSurface(map: TextMap): PaintSurface {
  const sheet = adoptSheet(map.root);
  const highlights = new Map<HighlightStyle, Highlight>();
  const painted = new Map<string, { highlight: Highlight; range: AbstractRange }>();

  /** Registered at its first use; what is empty costs the browser nothing only when it is not there. */
  function highlightOf(style: HighlightStyle): Highlight {
    let highlight = highlights.get(style);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = HIGHLIGHT_LOOKS.get(style)?.priority ?? 0;
      highlights.set(style, highlight);
      CSS.highlights.set(registeredName(style), highlight);
    }
    return highlight;
  }

  return {
    add(key, style, textRange) {
      const range = toStaticRange(map, textRange);
      if (!range) return;
      const highlight = highlightOf(style);
      highlight.add(range);
      painted.set(key, { highlight, range });
    },
    remove(key) {
      const paint = painted.get(key);
      paint?.highlight.delete(paint.range);
      painted.delete(key);
    },
    destroy() {
      painted.clear();
      for (const [style, highlight] of highlights) {
        highlight.clear();
        // Another column may have taken the name meanwhile.
        if (CSS.highlights.get(registeredName(style)) === highlight)
          CSS.highlights.delete(registeredName(style));
      }
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
        (adopted) => adopted !== sheet,
      );
      delete map.root.dataset.highlights;
    },
  };
}

/**
 * The looks are stated once, at the text's root, and inherited by all that is in it: stated for every element, a
 * browser computes each of them for each element, a quarter of a second for a long text. Browsers that do not let
 * highlights inherit look them up where they paint, so there they may be stated for all.
 */
function adoptSheet(root: HTMLElement): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  root.dataset.highlights = "";
  sheet.replaceSync(
    `${highlightSheet("[data-highlights]")}[data-highlights]::highlight(${PROBE.name}){color:${PROBE.colour}}`,
  );
  document.adoptedStyleSheets.push(sheet);
  if (!inheritsHighlights(root)) sheet.replaceSync(highlightSheet(""));
  return sheet;
}

/** Painted nowhere, and not made of tokens, which a page may lack. */
const PROBE = { name: "caucus-probe", colour: "rgb(1, 2, 3)" };

function inheritsHighlights(root: HTMLElement): boolean {
  const inside = root.firstElementChild ?? root;
  return getComputedStyle(inside, `::highlight(${PROBE.name})`).color === PROBE.colour;
}
