import type { TextRange } from "@/domain/text/range";
import type { HighlightStyle } from "./highlight-styles";

/** Something to paint stretches of text on. A key is painted at most once; what it names is the painter's affair. */
export type PaintSurface = {
  add: (key: string, style: HighlightStyle, range: TextRange) => void;
  remove: (key: string) => void;
  /** Removes everything and lets go of the page. */
  destroy: () => void;
};
