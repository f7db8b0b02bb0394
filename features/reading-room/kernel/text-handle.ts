import type { ScrollOptions } from "@/dom/text-scroll";
import type { TextRange } from "@/domain/text/range";

/** What can be done by a key on the text itself; see `TextColumnHandle.act`. */
export type TextAction =
  | "highlight"
  | "comment"
  /** Says whose statement the selection is. */
  | "state"
  /** Selects the sentence at the cursor; again, the next one. */
  | "select-sentence"
  /** Moves the ends of the selection, or of the open note's passage. */
  | "adjust";

/** What the room may ask of its text. */
export type TextColumnHandle = {
  /**
   * Scrolls so that the range's first line is comfortably visible, or stands at the top; with `focus`, the keyboard
   * cursor goes there too. What has not come yet is gone to when it has.
   */
  scrollTo: (range: TextRange, options?: ScrollOptions) => void;
  /** The range's first line, in client coordinates; `null` where nothing of it is rendered. */
  rectOf: (range: TextRange) => DOMRect | null;
  /** Distance in px from the column's top edge to the line of `offset`: the place of a margin card. */
  topOf: (offset: number) => number;
  /** Distances in px from the column's top edge to the range's first and last line; `null` where nothing is rendered. */
  boxOf: (range: TextRange) => { top: number; bottom: number } | null;
  /** The offset at which somebody has put the cursor, or the beginning of the paragraph that has the focus. */
  caret: () => number | null;
  /** The height of the column, px. */
  height: () => number;
  selection: () => TextRange | null;
  select: (range: TextRange | null) => void;
  /** Lets the reader move both ends of an annotation, or of a range for one that is not in the text. */
  adjust: (annotationId: string | null, range?: TextRange) => void;
  /** Does this to the selection or at the cursor. Returns whether it made sense; it never does while ends are moved. */
  act: (action: TextAction) => boolean;
  /** Puts the focus on the text's block that holds `offset`. */
  focus: (offset?: number) => void;
};
